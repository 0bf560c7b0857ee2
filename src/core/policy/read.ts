import { checkDocument } from './check-document';
import type { PolicyDocument } from './document';
import { maximumPolicyBytes, type PolicyText, readText } from './policy-text';
import { locate, type Positions, positionsIn } from './positions';
import { type Fault, foundText, type Problem } from './problem';
import { readJson, startsLikeJsonStructure } from './read-json';
import type { Layer } from './vocabulary';

export interface ReadOptions {
  /** The workspace layer's file holds less than a policy and is told so where it holds more. */
  readonly layer: Layer;
  /**
   * To an author an unknown field is an error; a client in service takes it for one of a newer version and goes on without
   * it: a banned or restricted rule is kept, an allowed one dropped, and so is an exception.
   */
  readonly reader: 'author' | 'client';
  /** Whether the built-in catalogue has the id; a policy's own `catalogue` cannot redefine it. */
  readonly knowsTool?: (id: string) => boolean;
}

export type PolicyReading =
  | {
      readonly outcome: 'ok';
      readonly policy: PolicyDocument;
      /** Notes; in a workspace file also errors, each at a field that is ignored. */
      readonly problems: readonly Problem[];
      readonly positions: Positions;
    }
  | {
      readonly outcome: 'failed';
      readonly reason: FailureReason;
      /** At least one error. In the order in which they stand in the text. */
      readonly problems: readonly Problem[];
    };

export type FailureReason = 'syntax' | 'schema' | 'version' | 'not-a-policy' | 'too-large';

const readVersion = 1;

/**
 * Reads a policy text, JSON with comments, as an organisation serves it. Total: whatever is given, a policy or the reasons why
 * there is none come back, in time and memory bounded by the largest text that is read.
 */
export function readPolicy(input: string | Uint8Array, options: ReadOptions): PolicyReading {
  const read = readText(input);
  if (read.kind === 'too-large') return failed('too-large', [sizeFault(read.size)], positionsIn(''));
  const { text } = read;
  const positions = positionsIn(text);
  if (!startsLikeJsonStructure(text)) return failed('not-a-policy', [strangerFault(firstWords(text))], positions);
  if (read.kind === 'not-utf-8') return failed('syntax', [encodingFault(read)], positions);

  const json = readJson(text);
  if (json.kind === 'syntax') return failed('syntax', json.faults, positions);
  const { value } = json;
  if (!isObject(value)) return failed('not-a-policy', [strangerFault('a list')], positions);
  if (!claimsToBePolicy(value))
    return failed('not-a-policy', [strangerFault(`an object ${fieldsOf(value)}`)], positions);
  const version = value['version'];
  if (typeof version === 'number' && version !== readVersion) {
    return failed('version', [versionFault(version)], positions);
  }

  const duplicates = json.duplicates.map(
    ({ path, at }): Fault => ({
      code: 'duplicate-key',
      severity: 'error',
      path,
      at,
      found: foundText(path.at(-1)),
      expected: 'one field of that name',
    }),
  );
  const checked = checkDocument(value, options);
  const faults = [...duplicates, ...checked.faults];
  if (checked.policy === undefined || duplicates.length > 0) return failed('schema', faults, positions);
  return { outcome: 'ok', policy: checked.policy, problems: locate(faults, positions), positions };
}

/** More would not be read by anybody, and a hostile file could have a million. */
const maximumProblems = 200;

function failed(reason: FailureReason, faults: readonly Fault[], positions: Positions): PolicyReading {
  const shown = locate(faults.slice(0, maximumProblems), positions);
  const ordered = [...shown].sort((left, right) => left.offset - right.offset);
  const more: Fault = {
    code: 'more-problems',
    severity: 'note',
    path: [],
    at: { offset: 0, length: 0 },
    found: String(shown.length),
  };
  return {
    outcome: 'failed',
    reason,
    problems: faults.length > maximumProblems ? [...ordered, ...locate([more], positions)] : ordered,
  };
}

/** Whether the author can have meant a policy. A page that a portal serves as JSON has none of these. */
function claimsToBePolicy(value: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof value['version'] === 'number' || typeof value['organization'] === 'string' || Object.hasOwn(value, 'rules')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strangerFault(found: string): Fault {
  const expected = 'an object with "version", "organization", "serial" and "rules"';
  return { code: 'not-a-policy', severity: 'error', path: [], at: { offset: 0, length: 0 }, found, expected };
}

function firstWords(text: string): string {
  const start = text.trimStart();
  if (start === '') return 'nothing';
  if (/^<(?:!doctype|html|head|body|\?xml|!--)/i.test(start)) return 'a web page';
  return foundText(start.slice(0, 100).split('\n')[0]);
}

function fieldsOf(value: object): string {
  const keys = Object.keys(value).slice(0, 4).map(foundText);
  return keys.length === 0 ? 'without fields' : `with ${keys.join(', ')}`;
}

function sizeFault(size: number): Fault {
  const found = `${(size / 1024 / 1024).toFixed(1)} MiB`;
  const expected = `${maximumPolicyBytes / 1024 / 1024} MiB`;
  return { code: 'too-large', severity: 'error', path: [], at: { offset: 0, length: 0 }, found, expected };
}

function encodingFault(read: PolicyText & { readonly kind: 'not-utf-8' }): Fault {
  return { code: 'encoding', severity: 'error', path: [], at: read.at, found: read.encoding, expected: 'UTF-8' };
}

function versionFault(version: number): Fault {
  return {
    code: 'unknown-version',
    severity: 'error',
    path: ['version'],
    found: String(version),
    expected: String(readVersion),
  };
}
