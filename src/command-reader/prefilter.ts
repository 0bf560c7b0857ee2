/**
 * Whether a line is worth a parser: false only where the full reader would find none of the words. Lines that name nothing of
 * interest are by far the most, and leave here after one pass over their characters.
 */
export interface Prefilter {
  /** For every hash of three characters, whether some word has it. */
  readonly grams: Uint8Array;
  /** By hash, the words to be looked for in earnest. */
  readonly words: ReadonlyMap<number, readonly SoughtWord[]>;
  /** Words of one or two letters, which no hash can tell apart. */
  readonly tiny: RegExp | undefined;
  /** A word without any text: everything may concern. */
  readonly everything: boolean;
}

export interface PrefilterWords {
  /** Binaries, packages, extensions, ids. */
  readonly names: readonly string[];
  /** Hosts of install scripts. */
  readonly hosts: readonly string[];
}

interface SoughtWord {
  readonly isIn: (plain: string, text: string) => boolean;
}

/** Builds the tables once for a policy or catalogue; takes a few milliseconds. */
export function compilePrefilter(wanted: PrefilterWords): Prefilter {
  const plain = new Set([...wanted.names, ...wanted.hosts].map(plainText));
  const grams = new Uint8Array(gramCount);
  const words = new Map<number, SoughtWord[]>();
  const tiny: string[] = [];
  const add = (word: string, sought: SoughtWord) => {
    const gram = rarestGram(word);
    grams[gram] = 1;
    words.set(gram, [...(words.get(gram) ?? []), sought]);
  };
  for (const word of plain) {
    if (word.length < 3) tiny.push(word);
    else if (word.length < 5) add(word, { isIn: (_plain, text) => wholeWord([word]).test(text) });
    else add(word, { isIn: (searched) => searched.includes(word) });
  }
  for (const [word, pattern] of indirect) add(word, { isIn: (searched) => pattern.test(searched) });
  const known = tiny.filter((word) => word !== '');
  return { grams, words, tiny: known.length > 0 ? wholeWord(known) : undefined, everything: plain.has('') };
}

/** False only when no reading of the text in any shell can name one of the words. */
export function mayConcern(text: string, prefilter: Prefilter): boolean {
  if (prefilter.everything) return true;
  const { grams } = prefilter;
  let gram = 0;
  let length = 0;
  let previous = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 126) return readsInEarnest(text, prefilter);
    const kind = kindOf[code] as number;
    // What a quote or escape leaves of a word continues it, over the end of a line as well.
    if (kind === skipped) {
      if (isEscape(code)) index += lineEndAt(text, index + 1);
      continue;
    }
    if (kind === dollar && kindOf[text.charCodeAt(index + 1)] === skipped) continue;
    if (kind === special) return readsInEarnest(text, prefilter);
    if (kind === dash && previous === dash) continue;
    previous = kind;
    gram = ((gram << 6) | kind) & gramMask;
    length += 1;
    if (length > 2 && grams[gram] === 1) return readsInEarnest(text, prefilter);
  }
  return prefilter.tiny?.test(text) ?? false;
}

function isEscape(code: number): boolean {
  return code === 92 || code === 94 || code === 96;
}

function lineEndAt(text: string, index: number): number {
  if (text.charCodeAt(index) === 10) return 1;
  return text.charCodeAt(index) === 13 && text.charCodeAt(index + 1) === 10 ? 2 : 0;
}

/** Names that make a line worth reading whatever else it says: what they run stands elsewhere, or encoded. */
const indirect: readonly (readonly [word: string, pattern: RegExp])[] = [
  ['npm', /pnpm|npm.*(?<![a-z])(?:run.*|rum|urn|t|tst|test|start|stop|restart)(?![a-z])/s],
  ['yarn', /yarn/],
  ['bun', /(?<![a-z])bun(?![a-z])/],
  ['node', /node.*--?run/s],
  ['deno', /deno.*task/s],
  ['run-s', /run-[sp]/],
  ['run-p', /run-[sp]/],
  ['conc', /conc(?:urrently)?(?![a-z])/],
  ['pwsh', /pwsh.*-e/s],
  ['powershell', /powershell.*-e/s],
  ['printf', /printf.*%/s],
];

/** The slow way, for lines that show a trace of a word or of something that only the readers resolve. */
function readsInEarnest(text: string, prefilter: Prefilter): boolean {
  if (hidesText(text)) return true;
  const plain = plainText(text);
  const seen = new Set<number>();
  for (let index = 0; index + 2 < plain.length; index += 1) {
    const gram = gramAt(plain, index);
    if (prefilter.grams[gram] !== 1 || seen.has(gram)) continue;
    seen.add(gram);
    if (prefilter.words.get(gram)?.some((word) => word.isIn(plain, text))) return true;
  }
  return prefilter.tiny?.test(text) ?? false;
}

/** Brace expansion (`{c,x}laude`) and coded characters (`$'\x63laude'`, fish's `\x63`, PowerShell's `` `u{63} ``). */
function hidesText(text: string): boolean {
  if (text.includes('{') && (/\{[^\s{}]*(?:,|\.\.)|,[^\s{}]*\}/.test(text) || text.includes('`u'))) return true;
  if (!text.includes('\\')) return false;
  if (/\$[\\"']*'/.test(text)) return true;
  return /\\+[xXuU][0-9A-Fa-f]|\\+[0-3]?[0-7]{2}/.test(text);
}

/** Lower case, without quotes and escapes, runs of `-`, `_` and `.` as one dash: the form in which words are looked for. */
function plainText(text: string): string {
  return text
    .replace(/[\\^`]\r?\n|\$(?=["'])|["'\\^`]/g, '')
    .replace(/[-_.]+/g, '-')
    .toLowerCase();
}

/** As a word of its own, perhaps with quotes and escapes inside, or after an option's letters (`-mllm`) or a `\n` in text. */
function wholeWord(words: readonly string[]): RegExp {
  const spelt = words.map((word) =>
    [...word].map((letter) => (letter === '-' ? '[-_.]+' : escaped(letter))).join(between),
  );
  return new RegExp(`(?:(?<![a-z0-9_])|(?<=\\\\[nt])|(?<=[-/][a-z]{1,3}))(?:${spelt.join('|')})(?![a-z0-9_])`, 'i');
}

const between = '(?:[\\\\^`]\\r?\\n|\\$(?=["\'])|["\'\\\\^`])*';

function escaped(letter: string): string {
  return letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The gram of a word that text in general has least. */
function rarestGram(word: string): number {
  let best = 0;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 2 < word.length; index += 1) {
    const score = [...word.slice(index, index + 3)].reduce((sum, letter) => sum + commonness(letter), 0);
    if (score < bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return gramAt(word, best);
}

function commonness(letter: string): number {
  const at = 'etaoinsrlcdupmhgfb-ywv/k.xjqz0123456789@'.indexOf(letter);
  return at < 0 ? 20 : 40 - at;
}

const gramCount = 1 << 18;
const gramMask = gramCount - 1;

/** Codes of characters: 1 to 60 take part in grams, the others steer. */
const skipped = 62;
const special = 63;
const dash = 37;
const dollar = 39;

const kindOf = Uint8Array.from({ length: 127 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - 96;
  if (letter >= '0' && letter <= '9') return letter.charCodeAt(0) - 48 + 27;
  if ('-_.'.includes(letter)) return dash;
  if ('"\'\\^`'.includes(letter)) return skipped;
  if (letter === '{') return special;
  if (letter === '\n' || letter === '\r') return 38;
  if (letter === '$') return dollar;
  return letter === '/' ? 40 : letter === '@' ? 41 : letter === ' ' ? 42 : 43;
});

function gramAt(plain: string, index: number): number {
  let gram = 0;
  for (let offset = 0; offset < 3; offset += 1) {
    const code = plain.charCodeAt(index + offset);
    gram = (gram << 6) | (code > 126 ? 43 : (kindOf[code] ?? 43));
  }
  return gram & gramMask;
}
