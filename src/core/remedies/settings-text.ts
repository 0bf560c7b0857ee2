import { findNodeAtLocation, type Node, type ParseError, parse, parseTree } from 'jsonc-parser';

/**
 * Edits one entry of `extensions.allowed` in the text of a settings file, so that everything else stays as its owner wrote it:
 * comments, order, indentation, line ends. VS Code's own `update` writes the whole object anew and loses the comments in it.
 *
 * `jsonc-parser`'s `modify` is not used: it puts a new entry before the comment at the end of the last line, and a removed one
 * takes the comment before it along.
 */
export type EntryChange =
  | { readonly kind: 'set'; readonly key: string; readonly text: string }
  | { readonly kind: 'remove'; readonly key: string };

/** Replace the characters from `start` up to `end` (UTF-16 offsets) by `text`. Edits do not overlap. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface AllowedObject {
  /** As a value, for comparing it with what VS Code reports. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly hasComments: boolean;
  /** The text of the value under a key, as it is written; undefined where there is none. */
  textOf(key: string): string | undefined;
  /** Undefined where the change cannot be made by editing one entry. */
  edit(change: EntryChange): readonly TextEdit[] | undefined;
}

/** The setting's object in a settings file; undefined where there is none, or the text cannot be read for certain. */
export function readAllowedObject(settings: string): AllowedObject | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(settings, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0 || root.type !== 'object') return undefined;
  // With two of them, VS Code takes the last and `findNodeAtLocation` the first.
  const named = (root.children ?? []).filter(({ children }) => children?.[0]?.value === setting);
  const node = findNodeAtLocation(root, [setting]);
  if (named.length !== 1 || node?.type !== 'object') return undefined;
  const text = settings.slice(node.offset, node.offset + node.length);
  return {
    value: parse(text, [], { allowTrailingComma: true }) as Readonly<Record<string, unknown>>,
    hasComments: outsideStrings(text).includes('/'),
    textOf(key) {
      const value = propertyOf(node, key)?.children?.[1];
      return value === undefined ? undefined : settings.slice(value.offset, value.offset + value.length);
    },
    edit: (change) =>
      change.kind === 'set'
        ? setEntry(settings, node, change.key, change.text)
        : removeEntry(settings, node, change.key),
  };
}

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}

const setting = 'extensions.allowed';

function propertyOf(object: Node, key: string): Node | undefined {
  return object.children?.find(({ children }) => children?.[0]?.value === key);
}

function setEntry(settings: string, object: Node, key: string, text: string): readonly TextEdit[] {
  const value = propertyOf(object, key)?.children?.[1];
  if (value !== undefined) return [{ start: value.offset, end: endOf(value), text }];
  const entry = `${JSON.stringify(key)}: ${text}`;
  const last = object.children?.at(-1);
  if (last === undefined) return [{ start: object.offset + 1, end: object.offset + 1, text: entry }];
  const comma = commaAfter(settings, endOf(last));
  const indent = indentOf(settings, last.offset);
  // An entry of its own line gets one, after whatever is said at the end of the line before it.
  const place = indent === undefined ? (comma ?? endOf(last) - 1) + 1 : endOfLine(settings, comma ?? endOf(last));
  const before = indent === undefined ? ' ' : indent;
  const after = comma === undefined ? '' : ',';
  if (comma !== undefined) return [{ start: place, end: place, text: `${before}${entry}${after}` }];
  if (place === endOf(last)) return [{ start: place, end: place, text: `,${before}${entry}` }];
  return [
    { start: endOf(last), end: endOf(last), text: ',' },
    { start: place, end: place, text: `${before}${entry}` },
  ];
}

/** The reverse of `setEntry`, also where others came after it. */
function removeEntry(settings: string, object: Node, key: string): readonly TextEdit[] | undefined {
  const entry = propertyOf(object, key);
  if (entry === undefined) return undefined;
  const siblings = object.children ?? [];
  const previous = siblings[siblings.indexOf(entry) - 1];
  const ownComma = commaAfter(settings, endOf(entry));
  const end = ownComma === undefined ? endOf(entry) : ownComma + 1;
  const start = startOfSpaceBefore(settings, entry.offset);
  const previousComma = previous === undefined ? undefined : commaAfter(settings, endOf(previous));
  if (ownComma !== undefined || previousComma === undefined) return [{ start, end, text: '' }];
  if (previousComma + 1 >= start) return [{ start: previousComma, end, text: '' }];
  return [
    { start: previousComma, end: previousComma + 1, text: '' },
    { start, end, text: '' },
  ];
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** Offset of the comma after a value, past space and comments. */
function commaAfter(text: string, from: number): number | undefined {
  const match = /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*,/.exec(text.slice(from));
  return match === null ? undefined : from + match[0].length - 1;
}

/** The line break and indentation before an entry that begins its line; undefined for one that shares its line. */
function indentOf(text: string, offset: number): string | undefined {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0];
}

/** The end of the line that `from` is in, where nothing but a comment follows on it; else `from`, past a comma. */
function endOfLine(text: string, from: number): number {
  const match = /^,?(?:[ \t]*(?:\/\*[^\n]*?\*\/|\/\/[^\r\n]*))*/.exec(text.slice(from));
  return from + (match?.[0].length ?? 0);
}

function startOfSpaceBefore(text: string, offset: number): number {
  return offset - (/(?:\r?\n)?[ \t]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
}

function outsideStrings(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}
