import type { Layer } from '../core/policy/vocabulary';
import { builtInCatalogue } from './built-in-catalogue';
import { isWorkspaceFile, momentOf, readInput } from './inputs';
import { isManagedFile } from './managed-file';
import { problemsInManagedFile } from './managed-problems';
import { type Circumstances, problemsIn } from './policy-problems';
import { type FileReport, problemsAsJson, problemsAsText } from './reporters/problems';
import { openSigned } from './signed-text';
import { cannotRun, type ExitCode, type Io } from './subcommand';

export interface ValidateGiven {
  readonly operands: readonly string[];
  readonly options: {
    readonly format: 'text' | 'json';
    readonly layer: Layer | undefined;
    readonly signed: boolean;
    readonly today: string | undefined;
  };
}

export async function runValidate({ operands, options }: ValidateGiven, io: Io): Promise<ExitCode> {
  if (operands.length === 0) return cannotRun(io, 'validate: no file is given.', 'Name one or more: validate <file…>.');
  const today = momentOf(options.today, '--today', io.now());
  if ('fault' in today) return cannotRun(io, `validate: ${today.fault}`, 'See ai-tool-policy validate --help.');
  const circumstances = { catalogue: await builtInCatalogue(), now: today.time, signed: options.signed };
  const reports: FileReport[] = [];
  for (const file of operands) {
    const layer = options.layer ?? (isWorkspaceFile(file) ? 'workspace' : 'organization');
    reports.push(await reportOn(file, layer, circumstances, io));
  }
  io.stdout(options.format === 'json' ? problemsAsJson(reports) : problemsAsText(reports));
  const unreadable = reports.flatMap((report) => report.unreadable ?? []);
  if (unreadable.length > 0) {
    return cannotRun(io, `validate: ${unreadable.join('\n')}`, 'Check the path and that you may read it.');
  }
  return reports.some(({ problems }) => problems.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

async function reportOn(file: string, layer: Layer, circumstances: Circumstances, io: Io): Promise<FileReport> {
  const read = await readInput(file, io);
  if ('fault' in read) return { file, layer, unreadable: read.fault, problems: [] };
  if (layer === 'managed' && isManagedFile(read.bytes)) {
    return { file, layer, unreadable: undefined, problems: await problemsInManagedFile(read.bytes, circumstances) };
  }
  const opened = await openSigned(read.bytes, []);
  // The places in a JWS are those of the policy inside it; a JWS that cannot be opened is no JSON either, and told so.
  const { payload, form } = 'fault' in opened ? { payload: read.bytes, form: 'plain' } : opened;
  const signed = circumstances.signed || form === 'jws';
  return { file, layer, unreadable: undefined, problems: problemsIn(payload, layer, { ...circumstances, signed }) };
}
