import { onDisk } from '../policy-sources/disk/files';
import { sign } from '../policy-sources/signature/sign';
import { builtInCatalogue } from './built-in-catalogue';
import { readInput } from './inputs';
import { problemsIn } from './policy-problems';
import { problemLine } from './reporters/problems';
import { openSigned } from './signed-text';
import { cannotRun, type ExitCode, type Io } from './subcommand';

export interface SignGiven {
  readonly operands: readonly string[];
  readonly options: { readonly key: string | undefined; readonly out: string | undefined };
}

/** Signs what `validate` has no errors for: a signed policy that no client takes would only be found out by the clients. */
export async function runSign({ operands, options }: SignGiven, io: Io): Promise<ExitCode> {
  const help = 'See ai-tool-policy sign --help.';
  const [file, ...others] = operands;
  if (file === undefined || others.length > 0) return cannotRun(io, 'sign: name one policy file.', help);
  if (options.key === undefined) return cannotRun(io, 'sign: --key <file> is missing.', help);
  const key = await readInput(options.key, io);
  if ('fault' in key) return cannotRun(io, `sign: ${key.fault}`, help);
  const policy = await readInput(file, io);
  if ('fault' in policy) return cannotRun(io, `sign: ${policy.fault}`, help);
  const opened = await openSigned(policy.bytes, []);
  if ('fault' in opened) return cannotRun(io, `sign: ${file}: ${opened.fault}.`, help);
  if (opened.form === 'jws') io.stderr(`${file} is signed already; the policy inside it is signed anew.\n`);

  const circumstances = { catalogue: await builtInCatalogue(), now: io.now(), signed: true };
  const problems = problemsIn(opened.payload, 'organization', circumstances);
  for (const problem of problems) io.stderr(`${problemLine(file, problem)}\n`);
  if (problems.some(({ severity }) => severity === 'error')) {
    io.stderr('Not signed: no client would take this policy.\n');
    return 1;
  }
  const signed = await sign(opened.payload, parse(key.bytes));
  if ('fault' in signed) return cannotRun(io, `sign: ${options.key}: ${signed.fault}.`, help);
  if (options.out === undefined) {
    io.stdout(`${signed.jws}\n`);
    return 0;
  }
  const { out } = options;
  const written = await onDisk(() => io.files.write(out, `${signed.jws}\n`));
  if ('code' in written) return cannotRun(io, `sign: ${out} cannot be written: ${written.message}.`, help);
  io.stderr(`${out}: signed with ${signed.kid}\n`);
  return 0;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
