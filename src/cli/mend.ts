import type { PolicyDocument } from '../core/policy/document';
import type { Problem } from '../core/policy/problem';
import { readPolicy } from '../core/policy/read';
import { readJson } from '../core/policy/read-json';
import type { Layer } from '../core/policy/vocabulary';

export interface Mended {
  /** Every rule has the place that it has in the text. */
  readonly policy: PolicyDocument;
  /** Whether a path such as `$.rules[2].tools[0]` leads to what was taken out. */
  readonly touches: (path: string) => boolean;
}

/**
 * A policy with errors as it would be without what they stand in, so that its warnings can be told together with them. Rules
 * and fields with an error make room for something that says nothing; undefined where that is not enough.
 */
export function mend(text: string, errors: readonly Problem[], layer: Layer): Mended | undefined {
  const wrong = new Set(errors.flatMap(({ path }) => partOf(path) ?? []));
  if (wrong.has('rules')) return undefined;
  const json = readJson(text);
  if (json.kind !== 'value' || !isObject(json.value)) return undefined;
  const { rules, ...fields } = json.value;
  if (!Array.isArray(rules)) return undefined;
  const sound = {
    ...(layer === 'workspace' ? {} : { organization: 'mended', serial: 0 }),
    ...Object.fromEntries(Object.entries(fields).filter(([field]) => !wrong.has(field))),
    version: 1,
    rules: rules.map((rule: unknown, index) => (wrong.has(`rules[${index}]`) ? silentRule(index) : rule)),
  };
  const reading = readPolicy(JSON.stringify(sound), { layer, reader: 'author' });
  if (reading.outcome === 'failed') return undefined;
  return {
    policy: reading.policy,
    touches: (path) => {
      const part = partOf(path);
      return part !== undefined && (wrong.has(part) || (part === 'rules' && wrong.size > 0));
    },
  };
}

/** An exact package that nothing is called. */
function silentRule(index: number): unknown {
  return { id: `mended.${index}`, status: 'allowed', packages: [`npm:mended-${index}`] };
}

/** `$.rules[2].tools[0]` → `rules[2]`, `$.contact.url` → `contact`. */
function partOf(path: string): string | undefined {
  return /^\$\.(rules\[\d+\]|[\w$]+)/.exec(path)?.[1];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
