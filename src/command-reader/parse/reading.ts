import type { Command, Definition, ShellText, Span } from '../types';

/** What a reader has found so far. */
export interface Reading {
  readonly commands: Command[];
  readonly definitions: Definition[];
  readonly unreadable: Span[];
  /** What may still be read of the text; shared by the readings of its function bodies. */
  readonly limit: { effort: number };
}

/** Bounds the time for one text, in units of some 4 µs. Nobody types this much; the rest of what was pasted is unreadable. */
const MAXIMUM_EFFORT = 6_000;
const EFFORT_PER_COMMAND = 2;
const EFFORT_PER_PLAIN_WORD = 0.1;
const EFFORT_PER_SIGN = 0.5;

export function startReading(): Reading {
  return { commands: [], definitions: [], unreadable: [], limit: { effort: MAXIMUM_EFFORT } };
}

export function addTo(reading: Reading, command: Command): void {
  reading.commands.push(command);
  reading.limit.effort -= EFFORT_PER_COMMAND + command.words.length * EFFORT_PER_PLAIN_WORD;
}

/** To be called for every word, operator or bracket that takes more than a look. */
export function spendEffort(reading: Reading): void {
  reading.limit.effort -= EFFORT_PER_SIGN;
}

export function isFull(reading: Reading): boolean {
  return reading.limit.effort < 0;
}

/** Substitutions are met before or after the command that holds them; the text's order is what readers of the result expect. */
export function finishReading(reading: Reading): ShellText {
  return {
    commands: reading.commands.sort(byStart),
    definitions: reading.definitions.sort(byStart),
    unreadable: mergeSpans(reading.unreadable),
  };
}

function byStart(first: { readonly span: Span }, second: { readonly span: Span }): number {
  return first.span.start - second.span.start;
}

function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((first, second) => first.start - second.start)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
