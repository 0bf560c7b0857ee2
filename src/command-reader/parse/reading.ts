import type { Command, Definition, ShellText, Span } from '../types';

/** What a reader has found so far. */
export interface Reading {
  readonly commands: Command[];
  readonly definitions: Definition[];
  readonly unreadable: Span[];
}

export function startReading(): Reading {
  return { commands: [], definitions: [], unreadable: [] };
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
