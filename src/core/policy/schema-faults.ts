import type * as v from 'valibot';
import { nearestName } from './nearest';
import { type Fault, type FieldCode, fieldCodes, foundText, type JsonPath } from './problem';
import { expectationOf } from './problem-text';
import { suggestionFor } from './suggestion';

/** The fault behind a valibot issue. `base` is the path of what was checked. */
export function faultOfIssue(issue: v.BaseIssue<unknown>, base: JsonPath): Fault {
  const path = [...base, ...(issue.path ?? []).map((item) => item.key as string | number)];
  const found = foundText(issue.input);
  if (issue.kind !== 'schema') return fieldFault(issue, path);
  if (issue.type === 'strict_object' && issue.expected?.startsWith('"')) {
    return { code: 'missing-field', severity: 'error', path, on: 'start', found: 'nothing', expected: issue.expected };
  }
  if (issue.type === 'picklist') {
    const options = Array.from((issue.expected ?? '').matchAll(/"([^"]*)"/g), (match) => match[1] ?? '');
    const nearest = typeof issue.input === 'string' ? nearestOption(issue.input, options) : undefined;
    const expected = options.length === 1 ? `"${options[0]}"` : `one of ${options.join(', ')}`;
    return { code: 'unknown-value', severity: 'error', path, found, expected, nearest };
  }
  const expected = typeNames[issue.type] ?? issue.expected ?? '';
  return { code: 'wrong-type', severity: 'error', path, found, expected };
}

/** The option that is spelt alike, or else the one that other policy languages have the word for. */
function nearestOption(found: string, options: readonly string[]): string | undefined {
  const alike = nearestName(found, options);
  if (alike !== undefined) return alike;
  return otherWords.get(found.toLowerCase())?.find((word) => options.includes(word));
}

const otherWords: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    block: ['banned'],
    blocked: ['banned'],
    deny: ['banned', 'block'],
    denied: ['banned'],
    disallowed: ['banned'],
    forbidden: ['banned'],
    prohibited: ['banned'],
    approved: ['allowed'],
    permitted: ['allowed'],
    limited: ['restricted'],
    ask: ['confirm'],
    prompt: ['confirm'],
    report: ['audit'],
    monitor: ['audit'],
  }),
);

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  strict_object: 'an object',
  record: 'an object',
  union: 'a text or an object',
};

function fieldFault(issue: v.BaseIssue<unknown>, path: JsonPath): Fault {
  const code = fieldCodes.find((known) => known === issue.message);
  if (code === undefined) {
    // The catalogue's schema says in words what it expected.
    const expected = issue.message.replace(/^expected /, '').replaceAll('`', '"');
    return { code: 'catalogue-entry', severity: 'error', path, found: foundText(issue.input), expected };
  }
  const nearest = typeof issue.input === 'string' ? suggestionFor(code, issue.input) : undefined;
  const on = issue.path?.at(-1)?.origin === 'key' ? 'key' : 'value';
  return { code, severity: 'error', path, on, ...measured(code, issue), nearest };
}

function measured(code: FieldCode, issue: v.BaseIssue<unknown>): { found: string; expected: string } {
  const { input, requirement } = issue as { input: unknown; requirement?: unknown };
  if (code === 'too-long' && typeof input === 'string' && typeof requirement === 'number') {
    return { found: `${input.length} characters`, expected: `at most ${requirement} characters` };
  }
  if (code === 'character' && typeof input === 'string') {
    return { found: characterName(input), expected: expectationOf(code) };
  }
  return { found: foundText(input), expected: expectationOf(code) };
}

function characterName(text: string): string {
  const odd = /[^\P{Cc}\t\r\n]|\p{Cs}/u.exec(text)?.[0] ?? /\p{Cc}/u.exec(text)?.[0] ?? '';
  return `the character U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
