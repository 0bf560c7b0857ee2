import type { Span } from '../types';
import type { Dialect } from './bash-scan';
import { scanSkeleton } from './bash-skeleton';

/** What stands between two line ends at which nothing is open: a command, a list of them, a whole loop, a function. */
export interface Statement extends Span {
  /** What the separators cut it into, those within loops and functions as well; never within a pipeline. */
  readonly parts: readonly Part[];
}

export interface Part extends Span {
  /** How many loops, conditions and groups are open behind it. */
  readonly open: number;
}

/** The statements of a text for bash, zsh or sh, one after another; undefined where something in it is never closed. */
export function statementsOf(text: string, dialect: Dialect): readonly Statement[] | undefined {
  const skeleton = scanSkeleton(text, dialect);
  if (skeleton.brokenAt !== undefined) return undefined;
  const statements: Statement[] = [];
  let parts: Part[] = [];
  let start = 0;
  let from = 0;
  let looked = 0;
  let goesOn = false;
  for (const { offset, open } of skeleton.breaks) {
    const piece = text.slice(looked, offset);
    looked = offset;
    // A piece that begins with the end of a line has nothing else but the texts of here-documents.
    if (!/^[ \t\r]*(?:#[^\n]*)?(?:\n|$)/.test(piece)) goesOn = unfinished.test(piece);
    if (goesOn) continue;
    parts.push({ start: from, end: offset, open });
    from = offset;
    if (open > 0 || text[offset - 1] !== '\n') continue;
    statements.push({ start, end: offset, parts });
    parts = [];
    start = offset;
  }
  if (start < text.length)
    statements.push({ start, end: text.length, parts: [...parts, { start: from, end: text.length, open: 0 }] });
  return statements;
}

/** A line after which its pipeline or list goes on, or a function's body comes; not only the last, for here-documents. */
const unfinished = /(?:\||&&|\([ \t]*\)|\bfunction[ \t]+[\w.:+-]+)[ \t\r]*(?:#[^\n]*)?(?:\n|$)/;
