import { validRange } from 'semver';
import { readDate } from './local-date';
import { readPackageId } from './package-id';
import type { FieldCode } from './problem';
import type { PackageId } from './vocabulary';

/** The forms of a policy's texts, each as a function from the text to what is wrong with it. Linear in the text's length. */
export type FormCheck = (text: string) => FieldCode | undefined;

/** One line that a person reads. Control characters could act on a terminal; half a surrogate pair is no character. */
export const checkLine: FormCheck = (text) => {
  if (text.trim() === '') return 'empty';
  return /[\p{Cc}\p{Cs}]/u.test(text) ? 'character' : undefined;
};

/** Plain text of several lines. */
export const checkText: FormCheck = (text) => {
  if (text.trim() === '') return 'empty';
  return /[^\P{Cc}\t\r\n]|\p{Cs}/u.test(text) ? 'character' : undefined;
};

export const checkId: FormCheck = (text) => {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text) ? undefined : text === '' ? 'empty' : 'id-form';
};

export const checkLanguageTag: FormCheck = (text) => {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(text) ? undefined : 'language-tag';
};

export const checkDate: FormCheck = (text) => {
  const reading = readDate(text);
  if ('date' in reading) return undefined;
  switch (reading.fault) {
    case 'format':
      return 'date-format';
    case 'no-offset':
      return 'date-no-offset';
    case 'impossible':
      return 'date-impossible';
  }
};

export const checkVersionRange: FormCheck = (text) => {
  // semver takes the empty range for "every version", which nobody writes on purpose.
  if (text.trim() === '' || text.length > 200) return 'version-range';
  return validRange(text) === null ? 'version-range' : undefined;
};

/** An https address: no user name (it is how a link pretends to lead elsewhere), no white space, quotes, control or invisible characters. */
export const checkLink: FormCheck = (text) => (isHttps(text) ? undefined : 'link');

export const checkContactLink: FormCheck = (text) => {
  if (isHttps(text)) return undefined;
  return /^mailto:[^\s"'<>\\`\p{Cc}@]+@[^\s"'<>\\`\p{Cc}@]+$/iu.test(text) ? undefined : 'contact-link';
};

export const linkPlaceholders = ['tool', 'item', 'version', 'rule', 'repository'] as const;
export type LinkPlaceholder = (typeof linkPlaceholders)[number];

/** An https address with `{tool}` and the like after the host. */
export const checkLinkTemplate: FormCheck = (text) => {
  if (!isHttps(text.replaceAll(/[{}]/g, '_'))) return 'link';
  if (text.slice(0, text.indexOf('/', 'https://'.length) + 1 || text.length).includes('{')) return 'link-template';
  if (unknownPlaceholder(text) !== undefined) return 'link-template';
  return /[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, '')) ? 'link-template' : undefined;
};

/** The name in the first pair of braces that stands for nothing. */
export function unknownPlaceholder(template: string): string | undefined {
  const names = Array.from(template.matchAll(/\{([^{}]*)\}/g), (match) => match[1] ?? '');
  return names.find((name) => !linkPlaceholders.some((known) => known === name));
}

/** `publisher.name`, `*` allowed in either part. */
export const checkExtension: FormCheck = (text) =>
  /^[A-Za-z0-9*_-]+\.[A-Za-z0-9*_-]+$/.test(text) ? undefined : text === '' ? 'empty' : 'extension-form';

/** A program's name as it is typed, without folder and ending. */
export const checkCommand: FormCheck = (text) => {
  if (text === '') return 'empty';
  if (/\.(?:exe|cmd|bat|ps1)$/i.test(text)) return 'command-form';
  return /^[^\s/\\:"'`<>|&;$(){}\p{Cc}\p{Cs}]+$/u.test(text) ? undefined : 'command-form';
};

export const checkPackage: FormCheck = (text) => {
  if (text === '') return 'empty';
  const reading = readPackageId(text);
  if (!('fault' in reading)) return undefined;
  switch (reading.fault) {
    case 'no-prefix':
    case 'unknown-prefix':
      return 'package-prefix';
    case 'version':
      return 'package-version';
    case 'empty-name':
    case 'character':
      return 'package-form';
  }
};

export function isPackageId(text: string): text is PackageId {
  return checkPackage(text) === undefined;
}

/** A package, or the address of a remote server with `*` allowed. */
export const checkServer: FormCheck = (text) => {
  if (isRemoteServer(text))
    return /^https?:\/\/[^/\s"'<>\\`\p{Cc}@]+(?:\/[^\s"'<>\\`\p{Cc}]*)?$/iu.test(text) ? undefined : 'server-form';
  const fault = checkPackage(text);
  return fault === 'package-prefix' ? 'server-form' : fault;
};

export function isRemoteServer(text: string): boolean {
  return /^https?:/i.test(text);
}

/** `host/owner/name` as `normalizeRemote` makes it, `*` allowed. */
export const checkRepository: FormCheck = (text) =>
  /^[^\s/:@\\]+\/[^\s:@\\]+$/.test(text) ? undefined : text === '' ? 'empty' : 'repository-form';

function isHttps(text: string): boolean {
  return /^https:\/\/[^\s/?#@\\:"'<>`{}|^\p{Cc}\p{Cf}]+(?::\d{1,5})?(?:[/?#][^\s"'<>\\`\p{Cc}\p{Cf}\p{Cs}]*)?$/iu.test(
    text,
  );
}
