import { type Catalogue, withOrganizationTools } from '../catalogue';
import { type CompiledLayer, compileLayer } from '../core/decisions/compile';
import type { MachineException } from '../core/decisions/exceptions';
import type { PolicyDocument } from '../core/policy/document';
import { type PolicyReading, type ReadOptions, readPolicy } from '../core/policy/read';
import type { Layer } from '../core/policy/vocabulary';
import { builtInCatalogue } from './built-in-catalogue';
import { isWorkspaceFile, readInput } from './inputs';
import { isManagedFile, readManagedFile } from './managed-file';
import { openNetwork } from './proxy';
import { readKeyFiles } from './public-keys';
import { problemLine } from './reporters/problems';
import { openSigned } from './signed-text';
import type { Argument, Io } from './subcommand';

/** What `--policy`, `--layer` and `--public-key` named, read as a client reads it and ready to be asked. */
export interface LoadedPolicies {
  readonly policies: readonly LoadedPolicy[];
  readonly layers: readonly CompiledLayer[];
  /** The built-in catalogue with the organisations' own tools. */
  readonly catalogue: Catalogue;
  /** For stderr. */
  readonly notes: readonly string[];
}

export interface LoadedPolicy {
  /** As it was given. */
  readonly place: string;
  readonly layer: Layer;
  /** Undefined for a managed file that holds none. */
  readonly policy: PolicyDocument | undefined;
  readonly signed: boolean;
  readonly machineExceptions: readonly MachineException[];
  readonly notes: readonly string[];
}

export type PoliciesReading = LoadedPolicies | { readonly fault: string };

/** `inOrder` are the arguments as they were written: a `--layer` is that of the `--policy` behind it. */
export async function loadPolicies(
  inOrder: readonly Argument[],
  keyFiles: readonly string[],
  io: Io,
): Promise<PoliciesReading> {
  const requests = pair(inOrder);
  if (typeof requests === 'string') return { fault: requests };
  const keys = await readKeyFiles(keyFiles, io);
  if ('fault' in keys) return keys;
  const builtIn = await builtInCatalogue();
  const read: Read = (text, options) =>
    readPolicy(text, { ...options, knowsTool: (id) => builtIn.tool(id) !== undefined });
  const policies: LoadedPolicy[] = [];
  for (const request of requests) {
    const loaded = await load(request, { keys: keys.keys, read, io });
    if ('fault' in loaded) return loaded;
    policies.push(loaded);
  }
  const own = policies.flatMap(({ policy }) => policy?.catalogue ?? []);
  const { catalogue } = own.length === 0 ? { catalogue: builtIn } : withOrganizationTools(builtIn, own);
  const machineExceptions = policies.flatMap((one) => one.machineExceptions);
  const layers = policies.flatMap(({ layer, policy, signed }) =>
    policy === undefined ? [] : [compileLayer({ layer, policy, signed, catalogue, machineExceptions })],
  );
  return { policies, layers, catalogue, notes: policies.flatMap(({ notes }) => notes) };
}

interface Request {
  readonly place: string;
  readonly layer: Layer;
}

function pair(inOrder: readonly Argument[]): readonly Request[] | string {
  const requests: Request[] = [];
  let pending: Layer | undefined;
  for (const argument of inOrder) {
    if (argument.kind === 'operand' || argument.value === undefined) continue;
    const { name, value } = argument;
    if (name === 'layer') {
      if (pending !== undefined) return `--layer ${pending} has no --policy behind it.`;
      // The declaration has no other choices.
      pending = value as Layer;
    }
    if (name === 'policy') {
      requests.push({ place: value, layer: pending ?? (isWorkspaceFile(value) ? 'workspace' : 'organization') });
      pending = undefined;
    }
  }
  if (pending !== undefined) return `--layer ${pending} has no --policy behind it.`;
  if (requests.length === 0) return '--policy <file|url> is missing.';
  const twice = requests.find(({ layer }, index) => requests.findIndex((one) => one.layer === layer) !== index);
  return twice === undefined
    ? requests
    : `two policies are given for the layer ${twice.layer}. Put --layer managed, organization or workspace before each --policy.`;
}

type Loading = LoadedPolicy | { readonly fault: string };

/** A policy cannot redefine what the built-in catalogue knows. */
type Read = (text: string | Uint8Array, options: Pick<ReadOptions, 'layer' | 'reader'>) => PolicyReading;

interface LoadContext {
  readonly keys: readonly unknown[];
  readonly read: Read;
  readonly io: Io;
}

async function load(request: Request, context: LoadContext): Promise<Loading> {
  if (/^(?:https?|file):/i.test(request.place)) return await loadUrl(request, context);
  const input = await readInput(request.place, context.io);
  return 'fault' in input ? input : await take(request, input.bytes, context);
}

/** Asked of the origin, without a cache: what a new client would get. */
async function loadUrl({ place, layer }: Request, { keys, read, io }: LoadContext): Promise<Loading> {
  if (layer !== 'organization') return { fault: `the ${layer} layer is a file; ${place} is a URL.` };
  const { createUrlSource } = await import('../policy-sources/url-source');
  const network = await openNetwork(io.env);
  const source = createUrlSource({
    url: place,
    publicKeys: keys,
    cacheDirectory: undefined,
    readPolicy: async () => read,
    now: io.now,
    fetch: network.fetch,
  });
  const { policy, reason, detail, signedBy, notes } = await source.refresh({ force: true });
  source.dispose();
  await network.close();
  if (policy === undefined) return { fault: `${place} gave no policy (${reason}): ${detail ?? 'no details'}.` };
  const told = [...network.notes, ...notes].map((note) => `${place}: note: ${note}`);
  return { place, layer, policy, signed: signedBy !== undefined, machineExceptions: [], notes: told };
}

async function take({ place, layer }: Request, bytes: Uint8Array, { keys, read }: LoadContext): Promise<Loading> {
  if (layer === 'managed' && isManagedFile(bytes)) {
    const managed = await readManagedFile(bytes, read);
    if ('fault' in managed) return { fault: `${place}: ${managed.fault}.` };
    const notes = managed.notes.map((note) => `${place}: note: ${note}`);
    return { place, layer, policy: managed.policy, signed: false, machineExceptions: managed.exceptions, notes };
  }
  const opened = await openSigned(bytes, keys);
  if ('fault' in opened) return { fault: `${place}: a client with these keys refuses it: ${opened.fault}.` };
  const reading = read(opened.payload, { layer, reader: 'client' });
  const told = reading.problems.map((problem) => problemLine(place, problem));
  if (reading.outcome === 'failed') return { fault: `${place} is no policy to go by:\n${told.join('\n')}` };
  return { place, layer, policy: reading.policy, signed: opened.signed, machineExceptions: [], notes: told };
}
