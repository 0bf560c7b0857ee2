import * as v from 'valibot';
import {
  checkCommand,
  checkContactLink,
  checkDate,
  checkExtension,
  checkId,
  checkLanguageTag,
  checkLine,
  checkLink,
  checkLinkTemplate,
  checkPackage,
  checkRepository,
  checkServer,
  checkText,
  checkVersionRange,
  type FormCheck,
  isPackageId,
  linkPlaceholders,
} from './forms';
import { packageEcosystems } from './vocabulary';

/** What the JSON Schema says of a field beyond its type; VS Code shows and completes by it. */
export interface FieldWords {
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly enumDescriptions?: readonly string[];
  readonly defaultSnippets?: readonly Snippet[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly allOf?: readonly unknown[];
  /** What of the catalogue is offered here; `json-schema.ts` puts the names in its place. */
  readonly completions?: 'tools' | 'vendors';
}

interface Snippet {
  readonly label: string;
  readonly description: string;
  readonly body: unknown;
}

/** Most characters and list items that are read. An organisation's own words are far shorter; a hostile file's are not. */
export const bounds = {
  line: 200,
  id: 100,
  selector: 300,
  text: 4_000,
  link: 2_048,
  languages: 50,
  selectors: 1_000,
  alternatives: 20,
  exceptions: 200,
  repositories: 500,
  rules: 10_000,
  tools: 1_000,
} as const;

/** The issue's message is one of the `FieldCode`s: words are made of it elsewhere. */
function textOf(maximum: number, check: FormCheck, words: FieldWords) {
  return v.pipe(
    v.string(),
    v.maxLength(maximum, 'too-long'),
    v.check(
      (text) => text.length > maximum || check(text) === undefined,
      (issue) => check(issue.input) ?? '',
    ),
    v.metadata(words as Record<string, unknown>),
  );
}

export function line(words: FieldWords) {
  return textOf(bounds.line, checkLine, { ...anyText, ...words });
}

export function link(words: FieldWords) {
  return textOf(bounds.link, checkLink, { ...linkForm, ...words });
}

export function contactLink(words: FieldWords) {
  return textOf(bounds.link, checkContactLink, {
    pattern: '^(https://|mailto:)',
    patternErrorMessage: 'An address starts with https:// or mailto:.',
    ...words,
  });
}

export function linkTemplate(words: FieldWords) {
  return textOf(bounds.link, checkLinkTemplate, {
    pattern: `^https://[^\\s/?#@{}]+([/?#]([^\\s{}]|\\{(${linkPlaceholders.join('|')})\\})*)?$`,
    patternErrorMessage: `An address starts with https://; what is filled in is ${linkPlaceholders.map((name) => `{${name}}`).join(', ')}.`,
    ...words,
  });
}

export function date(words: FieldWords) {
  return textOf(bounds.id, checkDate, {
    pattern:
      '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2}))?$',
    patternErrorMessage: 'A date is written 2026-07-10, or with a time and an offset 2026-07-10T09:00:00Z.',
    ...words,
  });
}

export function id(words: FieldWords) {
  return textOf(bounds.id, checkId, {
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    patternErrorMessage: 'An id holds letters, digits, dots, hyphens and underscores.',
    ...words,
  });
}

export function versionRange(words: FieldWords) {
  return textOf(bounds.selector, checkVersionRange, {
    pattern: '[0-9xX*]',
    patternErrorMessage: 'A range of versions is written like >=2.1.91 <2.1.314.',
    ...words,
  });
}

export function extension(words: FieldWords) {
  return textOf(bounds.selector, checkExtension, {
    pattern: '^[A-Za-z0-9*_-]+\\.[A-Za-z0-9*_-]+$',
    patternErrorMessage: 'An extension is written publisher.name; * is allowed in either part.',
    ...words,
  });
}

export function command(words: FieldWords) {
  return textOf(bounds.selector, checkCommand, {
    pattern: '^[^\\s/\\\\:"]+$',
    patternErrorMessage: 'A command is the name of a program, without folder and arguments.',
    ...words,
  });
}

export function packageSelector(words: FieldWords) {
  return v.pipe(
    v.string(),
    v.maxLength(bounds.selector, 'too-long'),
    v.guard(isPackageId, (issue) => checkPackage(issue.input) ?? ''),
    v.metadata({
      pattern: `^(${packageEcosystems.join('|')}):\\S+$`,
      patternErrorMessage: packagePatternMessage,
      ...words,
    }),
  );
}

export function model(words: FieldWords) {
  return textOf(bounds.selector, checkLine, { ...anyText, ...words });
}

export function server(words: FieldWords) {
  return textOf(bounds.selector, checkServer, {
    pattern: `^(https?://|(${packageEcosystems.join('|')}):)\\S+$`,
    patternErrorMessage:
      'A server is a package such as npm:@playwright/mcp, or an address such as https://mcp.example.com/*.',
    ...words,
  });
}

export function repository(words: FieldWords) {
  return textOf(bounds.selector, checkRepository, {
    pattern: '^[^\\s/:@\\\\]+/[^\\s:@\\\\]+$',
    patternErrorMessage: 'A repository is written host/owner/name, without https:// and .git.',
    ...words,
  });
}

/** A list of at least one and at most `maximum`. */
export function listOf<Item extends v.GenericSchema>(item: Item, maximum: number, words: FieldWords) {
  return v.pipe(v.array(item), v.maxLength(maximum, 'too-many'), v.metadata(words as Record<string, unknown>));
}

/** One text, or one for each language. */
export function localizedText(words: FieldWords) {
  const text = textOf(bounds.text, checkText, anyText);
  const byLanguage = v.pipe(
    v.record(
      textOf(bounds.id, checkLanguageTag, {
        description: 'A language tag in lower case, such as en or zh-cn.',
        pattern: '^[a-z]{2,3}(-[a-z0-9]{2,8})*$',
        patternErrorMessage: 'A language tag is written in lower case, such as en or zh-cn.',
      }),
      text,
    ),
    v.check((texts) => Object.keys(texts).length > 0, 'empty'),
    v.metadata({
      minProperties: 1,
      description: 'One text for each language; the keys are tags in lower case, such as en or zh-cn.',
    }),
  );
  return v.pipe(textOr(text, byLanguage), v.metadata(words as Record<string, unknown>));
}

/**
 * Either of two schemas, chosen by the value's type. A plain `union` would run both, be slow and then not know which of their
 * issues matters; it is left for values that are neither, and for those who ask for the shape (with `undefined`).
 */
export function textOr<Text extends v.GenericSchema<string, string>, Fields extends v.GenericSchema>(
  text: Text,
  fields: Fields,
) {
  const either = v.union([text, fields]);
  return v.lazy((input): Text | Fields | typeof either => {
    if (typeof input === 'string') return text;
    return typeof input === 'object' && input !== null ? fields : either;
  });
}

const anyText = { pattern: '\\S', patternErrorMessage: 'Something has to stand here.' } as const;

const linkForm = {
  pattern: '^https://[^\\s/?#@]+([/?#]\\S*)?$',
  patternErrorMessage: 'An address starts with https://, without user name and spaces.',
} as const;

const packagePatternMessage = `A package starts with its registry and a colon: ${packageEcosystems.join(', ')}.`;
