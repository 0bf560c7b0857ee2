import { isPrivate, readPublicKeys } from '../policy-sources/signature/keys';
import { readInput } from './inputs';
import type { Io } from './subcommand';

/** The keys of one or more files, each a JWK or a JWKS, or why they cannot be used. */
export async function readKeyFiles(
  paths: readonly string[],
  io: Pick<Io, 'stdin' | 'files'>,
): Promise<{ readonly keys: readonly unknown[] } | { readonly fault: string }> {
  const keys: unknown[] = [];
  for (const path of paths) {
    const read = await readInput(path, io);
    if ('fault' in read) return read;
    const found = keysIn(new TextDecoder().decode(read.bytes));
    if (found === undefined)
      return { fault: `${path} holds neither a JSON Web Key nor a set of them ({"keys": […]}).` };
    // Its public half would do, yet whoever hands it on by mistake should hear of it before it is in everybody's settings.
    if (found.some(isPrivate))
      return {
        fault: `${path} holds a private key (its member "d"). Give the public one, which keygen wrote beside it.`,
      };
    const { faults } = readPublicKeys(found);
    if (faults.length > 0) return { fault: `${path}: ${faults.join('; ')}.` };
    keys.push(...found);
  }
  return { keys };
}

function keysIn(text: string): readonly unknown[] | undefined {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('keys' in value)) return 'kty' in value ? [value] : undefined;
  return Array.isArray(value.keys) && value.keys.length > 0 ? value.keys : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
