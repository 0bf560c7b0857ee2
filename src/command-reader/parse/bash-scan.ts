import type { Shell, Span } from '../types';

export type Dialect = Extract<Shell, 'bash' | 'zsh' | 'sh'>;

/** Plain text in quotes is shown to the grammar only up to this length. */
export const LONG_TEXT = 40;

/** A part of the text that the grammar shall see as something else. */
export interface Edit extends Span {
  readonly replacement: string;
}

export interface HereDocument {
  readonly body: Span;
  /** The delimiter was quoted, so that nothing in the body expands. */
  readonly quoted: boolean;
  readonly stripsTabs: boolean;
}

/** Where a command at the outermost level ends. */
export interface Break {
  /** After the separator. */
  readonly offset: number;
  readonly braces: number;
  /** How many loops, conditions and groups are open. */
  readonly open: number;
  /** The words and signs of the text up to here. */
  readonly tokens: number;
}

export interface Frame {
  readonly kind: 'code' | 'double' | 'parameter' | 'flagged-parameter' | 'arithmetic';
  readonly closer: string;
  readonly start: number;
  /** `case` without `esac` so far: a `)` ends a pattern. */
  cases: number;
  atCommand: boolean;
}

export interface PendingHereDocument {
  readonly operator: number;
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripsTabs: boolean;
}

/** The state of a scan over a text, which goes forward only. */
export interface Scan {
  readonly text: string;
  readonly dialect: Dialect;
  readonly edits: Edit[];
  readonly breaks: Break[];
  readonly hereDocuments: Map<number, HereDocument>;
  readonly pending: PendingHereDocument[];
  readonly stack: Frame[];
  frame: Frame;
  index: number;
  braces: number;
  /** The words that end the loops, conditions and groups that are open. */
  readonly open: string[];
  tokens: number;
  atWordStart: boolean;
  firstEnd: number | undefined;
}

export function startScan(text: string, dialect: Dialect): Scan {
  const frame: Frame = { kind: 'code', closer: '', start: 0, cases: 0, atCommand: true };
  return {
    text,
    dialect,
    edits: [],
    breaks: [],
    hereDocuments: new Map(),
    pending: [],
    stack: [frame],
    frame,
    index: 0,
    braces: 0,
    open: [],
    tokens: 0,
    atWordStart: true,
    firstEnd: undefined,
  };
}

export function push(scan: Scan, kind: Frame['kind'], closer: string, length: number): void {
  scan.frame = { kind, closer, start: scan.index, cases: 0, atCommand: true };
  scan.stack.push(scan.frame);
  scan.index += length;
  scan.tokens += 1;
  scan.atWordStart = true;
}

export function pop(scan: Scan): void {
  scan.stack.pop();
  scan.frame = scan.stack.at(-1) ?? scan.frame;
  scan.index += 1;
  scan.tokens += 1;
  scan.atWordStart = false;
  if (scan.stack.length === 1) scan.firstEnd ??= scan.index;
}

/** Moves over an operator that ends a command. */
export function separate(scan: Scan, length: number): void {
  scan.index += length;
  scan.tokens += 1;
  scan.frame.atCommand = true;
  scan.atWordStart = true;
  if (scan.stack.length > 1) return;
  scan.breaks.push({ offset: scan.index, braces: scan.braces, open: scan.open.length, tokens: scan.tokens });
}

/** Notes what a reserved word opens or closes. One that closes something else leaves it open: it was no such word. */
export function nest({ stack, open }: Scan, word: string): void {
  if (stack.length > 1) return;
  const closer = closers.get(word);
  if (closer !== undefined) open.push(closer);
  else if (open.at(-1) === word) open.pop();
}

const closers: ReadonlyMap<string, string> = new Map([
  ['if', 'fi'],
  ['for', 'done'],
  ['while', 'done'],
  ['until', 'done'],
  ['select', 'done'],
  ['case', 'esac'],
  ['{', '}'],
]);

/** Moves over a part of a word. */
export function advanceWord(scan: Scan, length: number): void {
  if (scan.atWordStart) scan.tokens += 1;
  scan.index += length;
  scan.frame.atCommand = false;
  scan.atWordStart = false;
}

export function mask(scan: Scan, start: number, end: number, replacement: string): void {
  if (end > start) scan.edits.push({ start, end, replacement });
}
