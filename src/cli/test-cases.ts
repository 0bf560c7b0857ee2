import * as v from 'valibot';
import { nearestName } from '../core/policy/nearest';
import { readText } from '../core/policy/policy-text';
import { locate, positionsIn } from '../core/policy/positions';
import type { Fault, JsonPath, Problem } from '../core/policy/problem';
import { readJson } from '../core/policy/read-json';
import { faultOfIssue } from '../core/policy/schema-faults';
import { layers, statuses } from '../core/policy/vocabulary';

const nullable = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema));

const statusSchema = v.picklist(statuses);

const expectationSchema = v.strictObject({
  status: v.optional(statusSchema),
  rule: nullable(v.string()),
  layer: nullable(v.picklist(layers)),
  announced: nullable(
    v.strictObject({
      rule: v.optional(v.string()),
      status: v.optional(statusSchema),
      from: v.optional(v.string()),
    }),
  ),
  exception: nullable(v.strictObject({ reference: nullable(v.string()), until: nullable(v.string()) })),
});

const caseSchema = v.strictObject({
  name: v.optional(v.string()),
  item: v.string(),
  on: v.optional(v.string()),
  repository: v.optional(v.string()),
  expect: expectationSchema,
});

const fileFields = ['$schema', 'cases'];

/** What is expected; a field that is left out may be anything. */
export type Expectation = v.InferOutput<typeof expectationSchema>;

export interface TestCase extends v.InferOutput<typeof caseSchema> {
  /** 1-based, of the case in its file. */
  readonly line: number;
  readonly column: number;
}

export type CasesReading =
  | { readonly outcome: 'ok'; readonly cases: readonly TestCase[] }
  | { readonly outcome: 'wrong'; readonly problems: readonly Problem[] };

/** Reads a file of test cases: JSON with comments, a list of cases or an object with the list under `cases`. */
export function readTestCases(bytes: Uint8Array): CasesReading {
  const read = readText(bytes);
  const text = read.kind === 'too-large' ? '' : read.text;
  const positions = positionsIn(text);
  const wrong = (faults: readonly Fault[]): CasesReading => ({
    outcome: 'wrong',
    problems: [...locate(faults, positions)].sort((one, other) => one.offset - other.offset),
  });
  if (read.kind === 'too-large')
    return wrong([{ code: 'too-large', severity: 'error', path: [], ...tooLarge(read.size) }]);
  if (read.kind === 'not-utf-8')
    return wrong([{ code: 'encoding', severity: 'error', path: [], found: read.encoding }]);
  const json = readJson(text);
  if (json.kind === 'syntax') return wrong(json.faults);
  const { value } = json;
  const isList = Array.isArray(value);
  const list: unknown = isList || !isObject(value) ? value : value['cases'];
  if (!Array.isArray(list)) return wrong([notCases(isObject(value) ? ['cases'] : [])]);
  const base = isList ? [] : ['cases'];
  const faults = isObject(value) && !isList ? unknownFields(value) : [];
  const cases: TestCase[] = [];
  for (const [index, entry] of list.entries()) {
    const path = [...base, index];
    const result = v.safeParse(caseSchema, entry);
    if (!result.success) faults.push(...result.issues.map((issue) => faultOf(issue, path)));
    else cases.push({ ...result.output, ...positions.lineAndColumn(positions.span(path, 'start').offset) });
  }
  if (faults.length > 0) return wrong(faults);
  return list.length === 0
    ? wrong([{ ...notCases(base), code: 'empty', found: 'an empty list' }])
    : { outcome: 'ok', cases };
}

function faultOf(issue: v.BaseIssue<unknown>, base: JsonPath): Fault {
  const fault = faultOfIssue(issue, base);
  const field = fault.path.at(-1);
  if (issue.type !== 'strict_object' || issue.expected !== 'never' || typeof field !== 'string') return fault;
  return unknownField(fault, field, fieldsOf(fault.path.at(-2)));
}

function fieldsOf(parent: string | number | undefined): readonly string[] {
  switch (parent) {
    case 'expect':
      return Object.keys(expectationSchema.entries);
    case 'announced':
      return ['rule', 'status', 'from'];
    case 'exception':
      return ['reference', 'until'];
    default:
      return Object.keys(caseSchema.entries);
  }
}

function unknownFields(value: Readonly<Record<string, unknown>>): Fault[] {
  return Object.keys(value)
    .filter((field) => !fileFields.includes(field))
    .map((field) => unknownField({ path: [field], severity: 'error' }, field, fileFields));
}

function unknownField(fault: Pick<Fault, 'path' | 'severity'>, field: string, known: readonly string[]): Fault {
  return {
    code: 'unknown-field',
    severity: fault.severity,
    path: fault.path,
    on: 'key',
    found: JSON.stringify(field),
    expected: known.join(', '),
    nearest: nearestName(field, known),
  };
}

function notCases(path: readonly string[]): Fault {
  const expected = 'a list of cases, each with "item" and "expect"';
  return { code: 'wrong-type', severity: 'error', path, found: 'something else', expected };
}

function tooLarge(size: number): Pick<Fault, 'found' | 'expected'> {
  return { found: `${(size / 1024 / 1024).toFixed(1)} MiB`, expected: '4 MiB' };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
