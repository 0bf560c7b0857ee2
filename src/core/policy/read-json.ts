import { createScanner, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { parsePlain } from './parse-plain';
import { type Fault, foundText, type JsonPath, type Span, shorten } from './problem';

/** What a JSONC text holds. */
export type JsonReading =
  | { readonly kind: 'value'; readonly value: unknown; readonly duplicates: readonly DuplicateKey[] }
  | { readonly kind: 'syntax'; readonly faults: readonly Fault[] };

export interface DuplicateKey {
  readonly path: JsonPath;
  readonly at: Span;
}

/** A policy needs 6 levels. The parser is recursive, so that the bound is also what keeps it from exhausting the stack. */
const maximumDepth = 32;
const maximumFaults = 20;
const maximumDuplicates = 100;

/**
 * Reads JSON with comments and trailing commas into plain objects. A `__proto__` key becomes an own field like any other,
 * to be refused as unknown. Of two equal keys the later one holds, as in `JSON.parse`, and both are reported.
 */
export function readJson(text: string): JsonReading {
  const plain = parsePlain(text, maximumDepth);
  return plain === undefined ? readWithPlaces(text) : { kind: 'value', value: plain.value, duplicates: [] };
}

/** The way for what is out of the ordinary: slower, and able to say where. */
export function readWithPlaces(text: string): JsonReading {
  const faults: Fault[] = [];
  const duplicates: DuplicateKey[] = [];
  const open: Container[] = [];
  let root: unknown;

  const put = (value: unknown) => {
    const container = open.at(-1);
    if (container === undefined) root = value;
    else if (container.kind === 'array') container.value.push(value);
    else if (container.key === '__proto__') define(container.value, container.key, value);
    else container.value[container.key] = value;
  };
  const begin = (container: Container, offset: number) => {
    put(container.value);
    open.push(container);
    if (open.length <= maximumDepth) return;
    faults.push({ code: 'too-deep', severity: 'error', path: [], at: { offset, length: 1 } });
    throw stop;
  };

  try {
    visit(
      text,
      {
        onObjectBegin: (offset) => begin({ kind: 'object', value: {}, key: '' }, offset),
        onArrayBegin: (offset) => begin({ kind: 'array', value: [] }, offset),
        onObjectEnd: () => {
          open.pop();
        },
        onArrayEnd: () => {
          open.pop();
        },
        onObjectProperty: (name, offset, length) => {
          const container = open.at(-1);
          if (container?.kind !== 'object') return;
          container.key = name;
          if (!Object.hasOwn(container.value, name) || duplicates.length >= maximumDuplicates) return;
          duplicates.push({ path: [...pathTo(open), name], at: { offset, length } });
        },
        onLiteralValue: put,
        onError: (code, offset, length) => {
          // Where something is cut off, everything around it lacks its end; once is enough.
          if (faults.at(-1)?.at?.offset === offset) return;
          faults.push(syntaxFault(text, code, offset, length));
          if (faults.length >= maximumFaults) throw stop;
        },
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    if (error !== stop) throw error;
  }
  return faults.length > 0 ? { kind: 'syntax', faults } : { kind: 'value', value: root, duplicates };
}

/** The first token: what a text is at first sight. */
export function startsLikeJsonStructure(text: string): boolean {
  const scanner = createScanner(text, true);
  scanner.scan();
  return scanner.getTokenLength() === 1 && '{['.includes(scanner.getTokenValue());
}

type Container =
  | { readonly kind: 'object'; readonly value: Record<string, unknown>; key: string }
  | { readonly kind: 'array'; readonly value: unknown[] };

const stop = Symbol('enough is known');

function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The path of the innermost open container. */
function pathTo(open: readonly Container[]): (string | number)[] {
  return open
    .slice(0, -1)
    .map((container) => (container.kind === 'object' ? container.key : container.value.length - 1));
}

function syntaxFault(text: string, code: ParseErrorCode, offset: number, length: number): Fault {
  const atEnd = offset >= text.length;
  const found = atEnd
    ? 'the end of the file'
    : foundText(shorten(text.slice(offset, offset + Math.max(1, length)), 40));
  const expected = expectations[printParseErrorCode(code)];
  return { code: 'syntax', severity: 'error', path: [], at: { offset, length }, found, expected };
}

/** What would have been right, by the parser's name for the mistake. Where it has none, the message does without. */
const expectations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a text in double quotes, a number, true, false, null, a list or an object',
  InvalidNumberFormat: 'a number',
  PropertyNameExpected: 'a field name in double quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a comma or }',
  CloseBracketExpected: 'a comma or ]',
  EndOfFileExpected: 'the end of the file',
  UnexpectedEndOfComment: '*/ at the end of the comment',
  UnexpectedEndOfString: 'double quotes at the end of the text',
  UnexpectedEndOfNumber: 'a digit',
  InvalidUnicode: 'four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'one of the escapes of JSON, such as \\n or \\"',
  InvalidCharacter: 'a visible character, or an escape such as \\n',
};
