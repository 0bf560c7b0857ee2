import type { Catalogue } from '../catalogue';
import { readText } from '../core/policy/policy-text';
import { positionsIn } from '../core/policy/positions';
import type { Problem } from '../core/policy/problem';
import { readPolicy } from '../core/policy/read';
import type { Layer } from '../core/policy/vocabulary';
import { reviewPolicy } from '../core/policy/warnings';
import { mend } from './mend';

/** What every reading of one call has in common. */
export interface Circumstances {
  readonly catalogue: Catalogue;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly signed: boolean;
}

/** Errors, warnings and notes of a policy, in the order in which they stand in it. */
export function problemsIn(
  input: string | Uint8Array,
  layer: Layer,
  { catalogue, now, signed }: Circumstances,
): readonly Problem[] {
  const knowsTool = (id: string) => catalogue.tool(id) !== undefined;
  const reading = readPolicy(input, { layer, reader: 'author', knowsTool });
  const review = { catalogue, now, signed, layer };
  if (reading.outcome === 'ok') {
    return inOrder([...reading.problems, ...reviewPolicy(reading.policy, reading.positions, review)]);
  }
  const read = readText(input);
  if (reading.reason !== 'schema' || read.kind !== 'text') return reading.problems;
  // Errors are no reason to keep the warnings for another day.
  const mended = mend(read.text, reading.problems, layer);
  if (mended === undefined) return reading.problems;
  const warnings = reviewPolicy(mended.policy, positionsIn(read.text), review);
  return inOrder([...reading.problems, ...warnings.filter(({ path }) => !mended.touches(path))]);
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((one, other) => one.offset - other.offset);
}
