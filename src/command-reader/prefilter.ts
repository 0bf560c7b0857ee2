import { endOfLines, hidesText, isEscape, plainText, type Searched, searchedIn, startOfLines } from './prefilter-text';

/**
 * Whether a line is worth a parser: false only where the full reader would find none of the words. Lines that name nothing of
 * interest are by far the most, and leave here after one pass over their characters.
 */
export interface Prefilter {
  /** By hash of the last three and the last five characters, whether some word has them. */
  readonly grams: Uint8Array;
  /** By hash, the words to be looked for in earnest. */
  readonly words: ReadonlyMap<number, readonly SoughtWord[]>;
  /** Words of one or two letters, by their letters, and the pattern that finds them in earnest. */
  readonly tiny: { readonly letters: Uint8Array; readonly pattern: RegExp } | undefined;
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
  /** `part` is where a trace of it was seen, a line or the whole; both texts as they are asked for. */
  readonly isIn: (part: Searched, whole: Searched) => boolean;
}

export interface PrefilterOptions {
  /** `unknown`: any script of a package may run what is wanted. `harmless`: none does, so a line that runs one is like any other. */
  readonly packageScripts?: 'unknown' | 'harmless';
}

/** Builds the tables once for a policy or catalogue; takes a few milliseconds. */
export function compilePrefilter(wanted: PrefilterWords, options: PrefilterOptions = {}): Prefilter {
  const plain = new Set([...wanted.names, ...wanted.hosts].map(plainText));
  const grams = new Uint8Array(gramCount);
  const words = new Map<number, SoughtWord[]>();
  const add = (word: string, sought: SoughtWord) => {
    const gram = rarestGram(word);
    grams[gram] = 1;
    words.set(gram, [...(words.get(gram) ?? []), sought]);
  };
  for (const word of plain) {
    if (word.length > 4) add(word, { isIn: (part) => part.plain().includes(word) });
    else if (word.length > 2) add(word, { isIn: matches(wholeWord([word])) });
  }
  const elsewhere = options.packageScripts === 'harmless' ? encoded : [...packageScripts, ...encoded];
  // What follows such a name may stand on a line of its own, as in a list of arguments.
  for (const [word, follows] of elsewhere)
    add(word, {
      isIn: (part, whole) => part.plain().includes(word) && whole.isFollowed(word, follows),
    });
  return { grams, words, tiny: tinyWords([...plain]), everything: plain.has('') };
}

/** False only when no reading of the text in any shell can name one of the words. */
export function mayConcern(text: string, prefilter: Prefilter): boolean {
  if (prefilter.everything) return true;
  const { grams } = prefilter;
  const letters = prefilter.tiny?.letters ?? none;
  const whole = searchedIn(text);
  // A line that shows a trace is read in earnest; where it names nothing the rest is gone over.
  let checked = 0;
  let gram = 0;
  let dashed = false;
  // Of the word so far: its letters, those since a quote or escape, and whether an option's letters may stand before it.
  let run = 0;
  let fresh = 0;
  let attached = false;
  let tinySeen = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = code > 126 ? special : (kindOf[code] as number);
    let isTrace = kind === special;
    if (kind <= lastLetter) {
      dashed = false;
      run += 1;
      fresh += 1;
    } else {
      if (run > 0 && (run < 3 || fresh < 3 || (attached && run < 6))) tinySeen ||= isTiny(gram, letters);
      fresh = 0;
      if (kind === skipped) {
        // What a quote or escape leaves of a word continues it, over the end of a line as well.
        if (isEscape(code)) index += lineEndAt(text, index + 1);
        if (code === 92) {
          tinySeen = true;
          isTrace = codesCharacter(text.charCodeAt(index + 1));
        }
        if (!isTrace) continue;
      }
      isTrace ||= kind === dollar && kindOf[text.charCodeAt(index + 1)] === skipped;
      run = 0;
      attached = kind === dash || kind === slash;
      if (kind === dash && dashed) continue;
      dashed = kind === dash;
    }
    gram = ((gram << 6) | kind) & fiveMask;
    if (!isTrace && grams[hashOfThree(gram)] !== 1 && grams[hashOfFive(gram)] !== 1) continue;
    const end = endOfLines(text, index);
    const part = text.slice(startOfLines(text, index, checked), end);
    if (readsInEarnest(part.length === text.length ? whole : searchedIn(part), whole, prefilter)) return true;
    if (end === text.length) break;
    checked = end;
    index = end - 1;
    gram = 0;
    run = 0;
    fresh = 0;
    dashed = false;
    attached = false;
  }
  if (run > 0 && (run < 3 || fresh < 3 || (attached && run < 6))) tinySeen ||= isTiny(gram, letters);
  return tinySeen && (prefilter.tiny?.pattern.test(text) ?? false);
}

/** Names that make a line worth reading whatever else it says: what they run stands in a package's scripts. */
const packageScripts: readonly (readonly [word: string, follows: RegExp])[] = [
  ['npm', /(?<=pnpm)|(?<![a-z])(?:run|(?:rum|urn|t|tst|test|start|stop|restart)(?![a-z]))/g],
  ['yarn', /(?:)/g],
  ['bun', /(?<=(?<![a-z])bun)(?![a-z])/g],
  ['node', /--?run/g],
  ['deno', /task/g],
  ['run-s', /(?:)/g],
  ['run-p', /(?:)/g],
  ['conc', /(?<=conc)(?:urrently)?(?![a-z])/g],
];

/** The same for programs that are given what they run in another form. */
const encoded: readonly (readonly [word: string, follows: RegExp])[] = [
  ['pwsh', /-e/g],
  ['powershell', /-e/g],
  ['base64', /-(?:d|-d)/g],
  ['printf', /%/g],
];

/** The slow way, for lines that show a trace of a word or of something that only the readers resolve. */
function readsInEarnest(part: Searched, whole: Searched, prefilter: Prefilter): boolean {
  if (hidesText(part.text)) return true;
  const searched = part.plain();
  // Each word is looked for in the whole text, once: a text may hold its trace a thousand times.
  const asked = new Set<number>();
  let gram = 0;
  for (let index = 0; index < searched.length; index += 1) {
    gram = ((gram << 6) | kindAt(searched, index)) & fiveMask;
    for (const hash of [hashOfThree(gram), hashOfFive(gram)]) {
      if (prefilter.grams[hash] !== 1 || asked.has(hash)) continue;
      asked.add(hash);
      if (prefilter.words.get(hash)?.some((word) => word.isIn(part, whole))) return true;
    }
  }
  return prefilter.tiny?.pattern.test(part.text) ?? false;
}

/** `x`, `u` and octal digits after a backslash. */
function codesCharacter(code: number): boolean {
  return (code >= 48 && code <= 55) || (code | 32) === 120 || (code | 32) === 117;
}

function lineEndAt(text: string, index: number): number {
  if (text.charCodeAt(index) === 10) return 1;
  return text.charCodeAt(index) === 13 && text.charCodeAt(index + 1) === 10 ? 2 : 0;
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

function matches(pattern: RegExp): (part: Searched) => boolean {
  return ({ text }) => pattern.test(text);
}

function tinyWords(plain: readonly string[]): Prefilter['tiny'] {
  const words = plain.filter((word) => word.length === 1 || word.length === 2);
  if (words.length === 0) return undefined;
  const letters = new Uint8Array(1 << 12);
  for (const word of words) {
    const last = kindAt(word, word.length - 1);
    // One letter may follow any other, as an option's letters do.
    if (word.length === 2) letters[(kindAt(word, 0) << 6) | last] = 1;
    else for (let before = 0; before < 64; before += 1) letters[(before << 6) | last] = 1;
  }
  return { letters, pattern: wholeWord(words) };
}

function isTiny(gram: number, letters: Uint8Array): boolean {
  return letters[gram & 4095] === 1;
}

/** The hash of a word's characters that text in general has least: of five, or of three where it is short. */
function rarestGram(word: string): number {
  const length = word.length < 5 ? 3 : 5;
  let best = 0;
  let bestScore = Number.POSITIVE_INFINITY;
  for (let index = 0; index + length <= word.length; index += 1) {
    const score = [...word.slice(index, index + length)].reduce((sum, letter) => sum + commonness(letter), 0);
    if (score < bestScore) {
      best = index;
      bestScore = score;
    }
  }
  let gram = 0;
  for (let offset = 0; offset < length; offset += 1) gram = (gram << 6) | kindAt(word, best + offset);
  return length === 3 ? hashOfThree(gram) : hashOfFive(gram);
}

function commonness(letter: string): number {
  const at = 'etaoinsrlcdupmhgfb-ywv/k.xjqz0123456789@'.indexOf(letter);
  return at < 0 ? 20 : 40 - at;
}

const gramCount = 1 << 19;
const fiveMask = (1 << 30) - 1;
const none = new Uint8Array(1 << 12);

/** The lower half of the table. */
function hashOfThree(gram: number): number {
  return gram & 0x3ffff;
}

/** The upper half. The multiplier is that of Knuth's multiplicative hashing. */
function hashOfFive(gram: number): number {
  return 0x40000 | (Math.imul(gram, 0x9e3779b1) >>> 14);
}

/** Kinds of characters: letters and digits up to `lastLetter`, then those that stand between words. */
const lastLetter = 36;
const dash = 37;
const dollar = 39;
const slash = 40;
const skipped = 62;
const special = 63;

const kindOf = Uint8Array.from({ length: 127 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase();
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - 96;
  if (letter >= '0' && letter <= '9') return letter.charCodeAt(0) - 48 + 27;
  if ('-_.'.includes(letter)) return dash;
  if ('"\'\\^`'.includes(letter)) return skipped;
  if (letter === '{') return special;
  if (letter === '\n' || letter === '\r') return 38;
  if (letter === '$') return dollar;
  if (letter === '/') return slash;
  return letter === '@' ? 41 : letter === ' ' ? 42 : 43;
});

function kindAt(plain: string, index: number): number {
  const code = plain.charCodeAt(index);
  return code > 126 ? 43 : (kindOf[code] ?? 43);
}
