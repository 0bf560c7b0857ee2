import type { Node, ParseError } from 'jsonc-parser';
import type { PolicyDocument } from '../../core/policy/document';
import { startOf } from '../../core/policy/local-date';
import { nearestSpelling } from '../../core/policy/nearest';
import { describeProblem, describeProblems, type ReadPolicy } from '../read-policy';
import { readAddress } from '../url-source/address';

/** What the file sets; a field that it leaves out is the user's to set. */
export interface ManagedSettings {
  readonly policyUrl: string | undefined;
  /** An empty list says: none, whatever the user configured. */
  readonly publicKeys: readonly unknown[] | undefined;
  readonly policy: PolicyDocument | undefined;
  readonly exceptions: readonly ManagedException[];
  readonly notes: readonly string[];
}

/** An exception from a rule for this machine. */
export interface ManagedException {
  readonly rule: string;
  readonly until: string | undefined;
  readonly reference: string | undefined;
}

export type ManagedReading = { readonly settings: ManagedSettings } | { readonly fault: string };

/** Checks the whole file: one wrong field and none of it counts, since a half-read policy would look like a whole one. */
export async function readManagedContents(bytes: Uint8Array, readPolicy: ReadPolicy): Promise<ManagedReading> {
  const { getNodeValue, parseTree, printParseErrorCode } = await import('jsonc-parser');
  const text = decode(bytes);
  if (text === undefined) return { fault: 'line 1, column 1: the text is not UTF-8' };
  // The tree's parser is recursive and knows no bound; the policy's own reader has one.
  const { readJson } = await import('../../core/policy/read-json');
  const json = readJson(text);
  if (json.kind === 'syntax' && json.faults.some(({ code }) => code === 'too-deep'))
    return { fault: 'line 1, column 1: nested too deeply' };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) return { fault: `${placeOf(text, error.offset)}: ${printParseErrorCode(error.error)}` };
  if (root?.type !== 'object') return { fault: 'line 1, column 1: expected an object' };
  const fields = new Map<string, Node>();
  for (const property of root.children ?? []) {
    const [key, value] = property.children ?? [];
    const name = String(key?.value);
    if (value === undefined || fields.has(name))
      return { fault: `${placeOf(text, property.offset)}: ${name} stands twice` };
    fields.set(name, value);
  }
  const found: Mutable<ManagedSettings> = {
    policyUrl: undefined,
    publicKeys: undefined,
    policy: undefined,
    exceptions: [],
    notes: [],
  };
  for (const [name, node] of fields) {
    const fault = take(name, node, getNodeValue(node) as unknown, found, text, readPolicy);
    if (fault !== undefined)
      return { fault: fault.startsWith('line ') ? fault : `${placeOf(text, node.offset)}, ${name}: ${fault}` };
  }
  return { settings: found };
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Puts one field in its place; gives what is wrong with it. */
function take(
  name: string,
  node: Node,
  value: unknown,
  found: Mutable<ManagedSettings>,
  text: string,
  readPolicy: ReadPolicy,
): string | undefined {
  switch (name) {
    case '$schema':
      return undefined;
    case 'policyUrl': {
      if (typeof value !== 'string') return 'expected a text';
      const address = readAddress(value);
      found.policyUrl = value;
      return address.kind === 'unusable' ? address.why : undefined;
    }
    case 'publicKeys':
      if (!Array.isArray(value)) return 'expected a list of JSON Web Keys';
      found.publicKeys = value;
      return undefined;
    case 'exceptions': {
      const exceptions = readExceptions(value);
      if (typeof exceptions === 'string') return exceptions;
      found.exceptions = exceptions;
      return undefined;
    }
    case 'policy': {
      const reading = readPolicy(inPlace(text, node), { layer: 'managed', reader: 'client' });
      if (reading.outcome === 'failed') return describeProblems(reading.problems) ?? reading.reason;
      found.policy = reading.policy;
      found.notes = [...found.notes, ...reading.problems.map(describeProblem)];
      return undefined;
    }
    default: {
      // A newer version's field is passed over. A misspelt one is not: with `publicKey` nothing would be checked at all.
      const meant = nearestSpelling(name, fieldNames);
      if (meant !== undefined) return `there is no such field; did you mean ${meant}?`;
      found.notes = [
        ...found.notes,
        `${placeOf(text, node.offset)}: ${name} is not known to this version and is ignored`,
      ];
      return undefined;
    }
  }
}

const fieldNames = ['$schema', 'policyUrl', 'publicKeys', 'exceptions', 'policy'] as const;

function readExceptions(value: unknown): readonly ManagedException[] | string {
  if (!Array.isArray(value)) return 'expected a list';
  const exceptions: ManagedException[] = [];
  for (const [index, entry] of value.entries()) {
    if (typeof entry !== 'object' || entry === null) return `[${index}]: expected an object`;
    const { rule, until, reference } = entry as Readonly<Record<string, unknown>>;
    if (typeof rule !== 'string' || rule === '') return `[${index}].rule: expected the id of a rule`;
    if (until !== undefined && (typeof until !== 'string' || startOf(until) === undefined))
      return `[${index}].until: expected a date`;
    if (reference !== undefined && typeof reference !== 'string') return `[${index}].reference: expected a text`;
    exceptions.push({ rule, until, reference });
  }
  return exceptions;
}

/** The inline policy with blanks before it, so that its problems have the file's own lines and columns. */
function inPlace(text: string, node: Node): string {
  return text.slice(0, node.offset).replace(/[^\r\n]/g, ' ') + text.slice(node.offset, node.offset + node.length);
}

function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
