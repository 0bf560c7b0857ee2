/**
 * Parses well-formed JSON, comments and trailing commas allowed, and gives up (`undefined`) at the first thing out of the
 * ordinary: a mistake, a duplicate key, a `__proto__` key, deep nesting. `read-json.ts` then goes the slow way, which can tell
 * what is wrong and where. Good policies are read again and again, so that they should not pay for what only bad ones need;
 * `JSON.parse`, faster still, knows neither comments nor duplicate keys.
 */
export function parseWellFormed(text: string, maximumDepth: number): { readonly value: unknown } | undefined {
  let position = 0;

  /** Leaves `position` at the next token; its character code, or NaN at the end. */
  function next(): number {
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) position++;
      else if (code === slash) skipComment();
      else return code;
    }
  }

  function skipComment(): void {
    const kind = text.charCodeAt(position + 1);
    if (kind !== slash && kind !== star) throw giveUp;
    const end = kind === star ? text.indexOf('*/', position + 2) : text.indexOf('\n', position + 2);
    // A lone carriage return ends a line for some and not for others.
    if (end < 0 || (kind === slash && text.slice(position, end - 1).includes('\r'))) throw giveUp;
    position = end + (kind === star ? 2 : 1);
  }

  function value(depth: number): unknown {
    const code = next();
    if (code === quote) return string();
    if (code === openBrace) return object(depth + 1);
    if (code === openBracket) return array(depth + 1);
    const word = words.get(code);
    if (word !== undefined) {
      if (!text.startsWith(word.text, position)) throw giveUp;
      position += word.text.length;
      return word.meaning;
    }
    numberForm.lastIndex = position;
    if (!numberForm.test(text)) throw giveUp;
    const number = Number(text.slice(position, numberForm.lastIndex));
    position = numberForm.lastIndex;
    return number;
  }

  function string(): string {
    stringForm.lastIndex = position;
    if (!stringForm.test(text)) throw giveUp;
    const start = position;
    position = stringForm.lastIndex;
    const plain = text.slice(start + 1, position - 1);
    return plain.includes('\\') ? String(JSON.parse(text.slice(start, position))) : plain;
  }

  function object(depth: number): Record<string, unknown> {
    if (depth > maximumDepth) throw giveUp;
    const result: Record<string, unknown> = {};
    position++;
    for (;;) {
      const code = next();
      if (code === closeBrace) break;
      if (code !== quote) throw giveUp;
      const key = string();
      if (key === '__proto__' || Object.hasOwn(result, key) || next() !== colon) throw giveUp;
      position++;
      result[key] = value(depth);
      const after = next();
      if (after === comma) position++;
      else if (after !== closeBrace) throw giveUp;
    }
    position++;
    return result;
  }

  function array(depth: number): unknown[] {
    if (depth > maximumDepth) throw giveUp;
    const result: unknown[] = [];
    position++;
    while (next() !== closeBracket) {
      result.push(value(depth));
      const after = next();
      if (after === comma) position++;
      else if (after !== closeBracket) throw giveUp;
    }
    position++;
    return result;
  }

  try {
    const root = value(0);
    next();
    return position === text.length ? { value: root } : undefined;
  } catch (error) {
    if (error === giveUp || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const giveUp = Symbol('not well-formed');

const quote = 0x22;
const star = 0x2a;
const comma = 0x2c;
const slash = 0x2f;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** By their first letters. */
const words: ReadonlyMap<number, { readonly text: string; readonly meaning: unknown }> = new Map([
  [0x74, { text: 'true', meaning: true }],
  [0x66, { text: 'false', meaning: false }],
  [0x6e, { text: 'null', meaning: null }],
]);

const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 has them escaped, and nothing else.
const stringForm = /"[^"\\\0-\x1f]*(?:\\.[^"\\\0-\x1f]*)*"/y;
