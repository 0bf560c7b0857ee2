import {
  checkContactLink,
  checkDate,
  checkLanguageTag,
  checkLink,
  linkPlaceholders,
  unknownPlaceholder,
} from './forms';
import { nearestName } from './nearest';
import { readPackageId } from './package-id';
import type { FieldCode } from './problem';
import { normalizeRemote } from './repository';
import { packageEcosystems } from './vocabulary';

/** What was most likely meant by a text that fails its form, ready to be written in its place; undefined for no idea. */
export function suggestionFor(code: FieldCode, text: string): string | undefined {
  if (text.length > 300) return undefined;
  switch (code) {
    case 'package-prefix':
    case 'server-form':
      return withNearestPrefix(text);
    case 'package-version': {
      const reading = readPackageId(text);
      return 'fault' in reading && reading.fault === 'version'
        ? text.slice(0, text.indexOf(':') + 1) + reading.name
        : undefined;
    }
    case 'repository-form':
      return normalizeRemote(text);
    case 'command-form':
      return /^[\w.-]+(?=\.(?:exe|cmd|bat|ps1)$)/i.exec(text)?.[0];
    case 'language-tag':
      return keepIf(checkLanguageTag(text.toLowerCase().replaceAll('_', '-')), text.toLowerCase().replaceAll('_', '-'));
    case 'link':
      return keepIf(checkLink(withHttps(text)), withHttps(text));
    case 'contact-link': {
      const link = text.includes('@') ? `mailto:${text}` : withHttps(text);
      return keepIf(checkContactLink(link), link);
    }
    case 'link-template': {
      const name = unknownPlaceholder(text);
      const nearest = name === undefined ? undefined : nearestName(name, linkPlaceholders);
      return nearest === undefined ? undefined : `{${nearest}}`;
    }
    case 'date-format':
      return nearestDate(text);
    case 'date-no-offset':
      return `${text}Z`;
    case 'empty':
    case 'too-long':
    case 'too-many':
    case 'character':
    case 'id-form':
    case 'whole-number':
    case 'date-impossible':
    case 'version-range':
    case 'extension-form':
    case 'package-form':
      return undefined;
  }
}

const otherNames: Readonly<Record<string, string>> = {
  pip: 'pypi',
  python: 'pypi',
  uv: 'pypi',
  node: 'npm',
  yarn: 'npm',
  pnpm: 'npm',
  homebrew: 'brew',
  crates: 'cargo',
  crate: 'cargo',
  golang: 'go',
  chocolatey: 'choco',
  action: 'github-action',
  actions: 'github-action',
  image: 'docker',
  podman: 'docker',
  feature: 'devcontainer-feature',
};

function withNearestPrefix(text: string): string | undefined {
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const prefix = text.slice(0, colon).toLowerCase();
  const known = Object.hasOwn(otherNames, prefix) ? otherNames[prefix] : nearestName(prefix, packageEcosystems);
  return known === undefined ? undefined : `${known}:${text.slice(colon + 1)}`;
}

function withHttps(text: string): string {
  if (/^[a-z][a-z+.-]*:(?!\/\/)/i.test(text)) return text;
  return `https://${text.trim().replace(/^[a-z][a-z+.-]*:\/\//i, '')}`;
}

/** `2026-7-1`, `2026/07/01`. Not `07/01/2026`, which means one day here and another there. */
function nearestDate(text: string): string | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim());
  if (match === null) return undefined;
  const date = [match[1] ?? '', ...match.slice(2).map((part) => part.padStart(2, '0'))].join('-');
  return keepIf(checkDate(date), date);
}

function keepIf(fault: FieldCode | undefined, text: string): string | undefined {
  return fault === undefined ? text : undefined;
}
