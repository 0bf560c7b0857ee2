import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { readText } from '../core/policy/policy-text';
import type { Problem } from '../core/policy/problem';
import { readManagedContents } from '../policy-sources/managed-file/contents';
import { type Circumstances, problemsIn } from './policy-problems';

/** Problems of a managed file: those of the policy inside it, at their places in the file, and what else is wrong with it. */
export async function problemsInManagedFile(
  bytes: Uint8Array,
  circumstances: Circumstances,
): Promise<readonly Problem[]> {
  const read = readText(bytes);
  if (read.kind !== 'text') return problemsIn(bytes, 'managed', circumstances);
  const policy = onlyThePolicy(read.text);
  const inner = policy === undefined ? [] : problemsIn(policy, 'managed', circumstances);
  // The policy inside is judged above: here anything will do for it.
  const reading = await readManagedContents(bytes, () => ({ outcome: 'ok', policy: anyPolicy, problems: [] }));
  const outer =
    'fault' in reading
      ? [problemOf(reading.fault, 'wrong-type', read.text)]
      : reading.settings.notes.map((note) => problemOf(note, 'unknown-field', read.text));
  return [...outer, ...inner].sort((one, other) => one.offset - other.offset);
}

const anyPolicy = { version: 1, organization: '', serial: 0, rules: [] } as const;

/** The inline policy with blanks before it, so that its problems have the file's own lines and columns. */
function onlyThePolicy(text: string): string | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root === undefined ? undefined : findNodeAtLocation(root, ['policy']);
  if (node === undefined) return undefined;
  return text.slice(0, node.offset).replace(/[^\r\n]/g, ' ') + text.slice(node.offset, node.offset + node.length);
}

/** `line 3, column 5, exceptions: expected a list`, as the reader of managed files says it. */
function problemOf(fault: string, code: Problem['code'], text: string): Problem {
  const [, line = '1', column = '1', field, message = fault] =
    /^line (\d+), column (\d+)(?:, ([^:]*))?: (.*)$/s.exec(fault) ?? [];
  const lines = text.split(/\r\n|\r|\n/).slice(0, Number(line) - 1);
  return {
    code,
    severity: 'error',
    path: field === undefined ? '$' : `$.${field}`,
    // Line ends of two characters are counted as one: the offset serves to sort, and nothing prints it.
    offset: lines.join('\n').length + Number(column) - 1,
    length: 0,
    line: Number(line),
    column: Number(column),
    found: undefined,
    expected: undefined,
    nearest: undefined,
    message: field === undefined ? message : `${field}: ${message}`,
  };
}
