import { nearestName } from './nearest';
import { type Fault, foundText, type JsonPath } from './problem';
import type { ReadOptions } from './read';
import { policySchema } from './schema';
import { removeUnfit, type Shape, type Unfit } from './unfit';

export interface UnfitParts {
  readonly faults: readonly Fault[];
  /** Paths at and below which nothing more need be said. */
  readonly settled: readonly JsonPath[];
  /** Indices of rules that have lost a field. */
  readonly changedRules: ReadonlySet<number>;
  /** Indices of rules that a client does without. */
  readonly droppedRules: ReadonlySet<number>;
}

const maximumFaults = 500;

/**
 * Takes out of a parsed policy what its schema has no place for, and says so by the reader: an author has misspelt something,
 * a client has met a field of a newer version. What such a field would have narrowed must not be wider without it: a client
 * therefore drops an allowed rule and an exception that have one, and keeps a banned or restricted rule.
 */
export function takeUnfit(raw: Record<string, unknown>, schema: Shape, reader: ReadOptions['reader']): UnfitParts {
  const rules: readonly unknown[] = Array.isArray(raw['rules']) ? raw['rules'] : [];
  const faults: Fault[] = [];
  const settled: JsonPath[] = [];
  const changedRules = new Set<number>();
  const droppedRules = new Set<number>();
  const droppedExceptions = new Map<number, Set<number>>();

  removeUnfit(raw, schema, policySchema, (unfit) => {
    const place = placeOf(unfit.path);
    const rule = place === undefined ? undefined : fieldsOf(rules[place.rule]);
    const newer = unfit.kind === 'unknown' && reader === 'client';
    if (unfit.kind !== 'unknown' && unfit.kind !== 'forbidden') settled.push(unfit.path);
    if (place !== undefined) changedRules.add(place.rule);
    const dropped =
      newer && rule?.['status'] === 'allowed'
        ? 'rule'
        : newer && place?.exception !== undefined
          ? 'exception'
          : undefined;
    if (place !== undefined && dropped === 'rule') droppedRules.add(place.rule);
    if (place?.exception !== undefined && dropped === 'exception') {
      const known = droppedExceptions.get(place.rule) ?? new Set();
      droppedExceptions.set(place.rule, known.add(place.exception));
    }
    if (faults.length >= maximumFaults) return;
    const id = typeof rule?.['id'] === 'string' ? rule['id'] : undefined;
    faults.push(newer ? newerField(unfit.path, id, dropped) : faultOf(unfit, id, valueAt(raw, unfit.path)));
  });

  for (const [index, dropped] of droppedExceptions) {
    const rule = fieldsOf(rules[index]);
    const exceptions = rule?.['exceptions'];
    if (rule === undefined || !Array.isArray(exceptions)) continue;
    rule['exceptions'] = exceptions.filter((_, position) => !dropped.has(position));
  }
  return { faults, settled, changedRules, droppedRules };
}

function newerField(path: JsonPath, rule: string | undefined, dropped: string | undefined): Fault {
  return {
    code: 'newer-field',
    severity: 'note',
    path,
    on: 'key',
    found: foundText(path.at(-1)),
    rule,
    other: dropped,
  };
}

function faultOf(unfit: Unfit, rule: string | undefined, value: unknown): Fault {
  const { path } = unfit;
  const name = String(path.at(-1));
  switch (unfit.kind) {
    case 'unknown': {
      const nearest = nearestName(name, unfit.known);
      const expected = unfit.known.join(', ');
      return {
        code: 'unknown-field',
        severity: 'error',
        path,
        on: 'key',
        found: foundText(name),
        expected,
        nearest,
        rule,
      };
    }
    case 'forbidden':
      return { code: 'not-in-workspace', severity: 'error', path, on: 'key', found: foundText(name), rule };
    case 'too-many':
      return {
        code: 'too-many',
        severity: 'error',
        path,
        on: 'start',
        found: `${unfit.count} entries`,
        expected: `a list of at most ${unfit.limit} entries`,
        rule,
      };
    case 'not-an-object': {
      const expected = unfit.textAllowed ? 'a text or an object' : 'an object';
      return { code: 'wrong-type', severity: 'error', path, found: foundText(value), expected, rule };
    }
  }
}

/** In which rule, and in which of its exceptions, a path lies. */
function placeOf(path: JsonPath): { readonly rule: number; readonly exception: number | undefined } | undefined {
  const [list, rule, field, position] = path;
  if (list !== 'rules' || typeof rule !== 'number') return undefined;
  return { rule, exception: field === 'exceptions' && typeof position === 'number' ? position : undefined };
}

function valueAt(raw: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((value, part) => fieldsOf(value)?.[part], raw);
}

function fieldsOf(value: unknown): Record<string | number, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>) : undefined;
}
