import { resolve } from 'node:path';
import { english } from '../core/explain/localize';
import { readPolicy } from '../core/policy/read';
import type { SourceState } from '../core/policy/source-state';
import { type EffectiveSource, effectiveSource } from '../policy-sources/effective';
import { createManagedFile, type ManagedFile } from '../policy-sources/managed-file';
import { createUrlSource } from '../policy-sources/url-source';
import { builtInCatalogue } from './built-in-catalogue';
import { openNetwork } from './proxy';
import { readKeyFiles } from './public-keys';
import { sourceAsJson, sourceAsText } from './reporters/source';
import { cannotRun, type ExitCode, type Io } from './subcommand';

export interface FetchGiven {
  readonly operands: readonly string[];
  readonly options: {
    readonly 'public-key': readonly string[];
    readonly 'cache-dir': string | undefined;
    readonly managed: string | undefined;
    readonly format: 'text' | 'json';
  };
}

/** Exit code 0: current; 1: a last good or expired policy is in force; 2: none is, or the command could not run. */
export async function runFetch({ operands, options }: FetchGiven, io: Io): Promise<ExitCode> {
  const [url = '', ...others] = operands;
  const help = 'See ai-tool-policy fetch --help.';
  if (others.length > 0) return cannotRun(io, 'fetch: more than one URL is given.', help);
  if (url === '' && options.managed === undefined) return cannotRun(io, 'fetch: no URL is given.', help);
  const keys = await readKeyFiles(options['public-key'], io);
  if ('fault' in keys) return cannotRun(io, `fetch: ${keys.fault}`, help);
  const cacheDirectory = options['cache-dir'] === undefined ? undefined : resolve(io.cwd, options['cache-dir']);
  const managed = await readManaged(options.managed, cacheDirectory, io);
  const effective = effectiveSource({ policyUrl: url, publicKeys: keys.keys }, managed);
  for (const note of notesOn(effective, url, managed)) io.stderr(`${note}\n`);
  const asked = effective.kind === 'url' ? await ask(effective, cacheDirectory, io) : undefined;
  const state = combine(managed, asked);
  const speech = { t: english, locale: 'en', now: io.now() };
  io.stdout(options.format === 'json' ? sourceAsJson(state) : sourceAsText(state, speech));
  if (state.policy === undefined) return 2;
  return state.status === 'current' ? 0 : 1;
}

async function readManaged(path: string | undefined, cacheDirectory: string | undefined, io: Io): Promise<ManagedFile> {
  if (path === undefined) return { presence: 'absent' };
  const absolute = resolve(io.cwd, path);
  return await createManagedFile({ path: absolute, cacheDirectory, readPolicy: reader, now: io.now }).read();
}

/** As the extension reads it: with the built-in catalogue, whose ids a policy cannot redefine. */
async function reader(): Promise<(text: string | Uint8Array, options: ReadAs) => ReturnType<typeof readPolicy>> {
  const catalogue = await builtInCatalogue();
  const knowsTool = (id: string) => catalogue.tool(id) !== undefined;
  return (text, options) => readPolicy(text, { ...options, knowsTool });
}

type ReadAs = Parameters<typeof readPolicy>[1];

async function ask(
  { url, publicKeys }: Extract<EffectiveSource, { readonly kind: 'url' }>,
  cacheDirectory: string | undefined,
  io: Io,
): Promise<SourceState> {
  const network = await openNetwork(io.env);
  for (const note of network.notes) io.stderr(`${note}\n`);
  const source = createUrlSource({
    url,
    publicKeys,
    cacheDirectory,
    readPolicy: reader,
    now: io.now,
    fetch: network.fetch,
  });
  try {
    return await source.refresh({ force: true });
  } finally {
    source.dispose();
    await network.close();
  }
}

function notesOn(effective: EffectiveSource, url: string, managed: ManagedFile): readonly string[] {
  if (managed.presence === 'absent') return [];
  const notes: string[] = [];
  if (effective.kind === 'url' && effective.urlFrom === 'managed' && url !== '')
    notes.push(`The managed file sets the policy URL: ${effective.url}`);
  if (effective.kind === 'url' && effective.keysFrom === 'managed')
    notes.push('The managed file sets the public keys.');
  if (effective.kind === 'withheld') notes.push('The managed file is refused, and the URL given does not step in.');
  if (managed.presence === 'accepted' && managed.state !== undefined && effective.kind === 'url') {
    notes.push(`The managed file also holds a policy, serial ${managed.state.policy?.serial}.`);
  }
  return notes;
}

/** A refused managed file comes first: it is what has to be mended, whatever its last good still names. */
function combine(managed: ManagedFile, asked: SourceState | undefined): SourceState {
  if (managed.presence === 'refused') {
    const { state } = managed;
    if (state.policy !== undefined || asked?.policy === undefined) return state;
    const { policy, expired, fetchedAt, signedBy } = asked;
    return { ...state, policy, expired, fetchedAt, signedBy };
  }
  if (asked !== undefined) return asked;
  return (managed.presence === 'accepted' ? managed.state : undefined) ?? notConfigured;
}

const notConfigured: SourceState = {
  layer: 'organization',
  origin: { kind: 'url', url: '' },
  status: 'none',
  reason: 'not-configured',
  detail: 'neither a URL is given nor does the managed file name one',
  policy: undefined,
  expired: false,
  fetchedAt: undefined,
  failingSince: undefined,
  nextCheckAt: undefined,
  signedBy: undefined,
  notes: [],
};
