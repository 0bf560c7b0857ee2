/** A part of a line that is never broken: a word, a character of a script without spaces, or an address. */
export interface Piece {
  readonly kind: 'word' | 'glued' | 'link';
  readonly text: string;
  /** Columns of a terminal. */
  readonly width: number;
}

/** Words of more columns than this may be broken. */
const longestWord = 20;

/**
 * Cuts one line of plain text into what a shim fills lines with: a shell counts bytes, so the columns are counted here. Chinese
 * and Japanese break between characters, but not before a closing mark.
 */
export function piecesOf(text: string): readonly Piece[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word) => unitsOf(word).map((unit, index) => pieceOf(unit, index === 0 ? 'word' : 'glued')));
}

export function linkPiece(url: string): Piece {
  return { kind: 'link', text: url, width: url.length };
}

/** Lines of at most `columns` columns; what is longer than a line stands alone on one. */
export function fill(pieces: readonly Piece[], columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { kind, text, width } of pieces) {
    const gap = used === 0 || kind === 'glued' ? '' : ' ';
    if (used > 0 && used + gap.length + width > columns) {
      lines.push(line);
      line = text;
      used = width;
    } else {
      line += gap + text;
      used += gap.length + width;
    }
  }
  return used === 0 ? lines : [...lines, line];
}

/** Text in ASCII as far as it has a form there. What has none (Chinese, say) stays: a wrong sign helps nobody. */
export function toAscii(text: string): string {
  return Array.from(text, (character) => {
    const simple = asciiForms[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
    return /^[ -~]+$/.test(simple) ? simple : character;
  }).join('');
}

const asciiForms: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '·': '-',
  '•': '*',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
};

let segmenter: Intl.Segmenter | undefined;

/** Made when it is first needed: it takes 15 ms, which the start of the editor need not wait for. */
function graphemesOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function unitsOf(word: string): readonly string[] {
  const whole = widthOf(word);
  if (whole === word.length && whole <= longestWord) return [word];
  const breakAnywhere = whole > longestWord;
  const units: string[] = [];
  let narrow = 0;
  for (const { segment } of graphemesOf(word)) {
    const wide = isWide(segment);
    const stays =
      units.length > 0 && (closing.test(segment) || (!wide && narrow > 0 && !(breakAnywhere && narrow >= 10)));
    if (stays) units.push((units.pop() ?? '') + segment);
    else units.push(segment);
    narrow = wide ? 0 : stays ? narrow + 1 : 1;
  }
  return units;
}

const closing = /^[、。，．：；？！）】》」』〉〕”’%‰…]/u;

function pieceOf(text: string, kind: Piece['kind']): Piece {
  return { kind, text, width: widthOf(text) };
}

function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += isWide(segment) ? 2 : 1;
  return width;
}

/** As terminals draw it: East Asian Wide and Fullwidth (Unicode, UAX #11), and emoji, in two columns. */
function isWide(grapheme: string): boolean {
  return /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}/u.test(
    grapheme,
  );
}
