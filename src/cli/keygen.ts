import { onDisk } from '../policy-sources/disk/files';
import type { Algorithm } from '../policy-sources/signature/keys';
import { createKeyPair } from '../policy-sources/signature/sign';
import { cannotRun, type ExitCode, type Io } from './subcommand';

export interface KeygenGiven {
  readonly operands: readonly string[];
  readonly options: {
    readonly out: string;
    readonly alg: Algorithm;
    readonly kid: string | undefined;
    readonly format: 'text' | 'json';
  };
}

/** Writes `<out>.private.jwk`, which only its owner may read, and `<out>.public.jwk`. Never over an existing file. */
export async function runKeygen({ operands, options }: KeygenGiven, io: Io): Promise<ExitCode> {
  if (operands.length > 0)
    return cannotRun(io, `keygen: ${operands[0]} is not expected here.`, 'See ai-tool-policy keygen --help.');
  const pair = await createKeyPair(options.alg, options.kid);
  const files = { private: `${options.out}.private.jwk`, public: `${options.out}.public.jwk` };
  for (const [path, key, mode] of [
    [files.private, pair.privateJwk, 0o600],
    [files.public, pair.publicJwk, 0o644],
  ] as const) {
    const written = await onDisk(() =>
      io.files.write(path, `${JSON.stringify(key, undefined, 2)}\n`, { mode, exclusive: true }),
    );
    if ('value' in written) continue;
    const why = written.code === 'EEXIST' ? 'it is there already, and a key is never overwritten' : written.message;
    return cannotRun(io, `keygen: ${path} cannot be written: ${why}.`, 'Name another place with --out.');
  }
  if (options.format === 'json')
    io.stdout(`${JSON.stringify({ files, kid: pair.publicJwk.kid, publicKey: pair.publicJwk })}\n`);
  else io.stdout(inWords(files, pair.publicJwk));
  return 0;
}

function inWords(files: { readonly private: string; readonly public: string }, key: { readonly kid: string }): string {
  return `${files.private}  keep it secret; sign with: ai-tool-policy sign --key ${files.private} <policy>
${files.public}   give it to clients, in aiToolPolicy.publicKeys or the managed file's publicKeys

key id: ${key.kid}
`;
}
