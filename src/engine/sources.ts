import type { MachineException } from '../core/decisions/exceptions';
import type { SourceState } from '../core/policy/source-state';
import type { EngineSetup } from '../core/ports';
import { sessionFor } from '../policy-sources/authentication';
import { type EffectiveSource, effectiveSource } from '../policy-sources/effective';
import { createManagedFile, type ManagedFile } from '../policy-sources/managed-file/index';
import type { LoadReadPolicy } from '../policy-sources/read-policy';
import { createUrlSource, type UrlSource } from '../policy-sources/url-source/index';
import { readWorkspaceFile } from '../policy-sources/workspace-file/index';

/** The configured policy sources as one. */
export interface Sources {
  /** Takes what is on the disk: managed file, cache, the folders' own files. No network. */
  load(): Promise<SourcesRead>;
  /** The same, and asks the URL when that is due or forced. */
  refresh(options: { readonly force: boolean }): Promise<SourcesRead>;
  dispose(): void;
}

export interface SourcesRead {
  /** In the order of the layers. */
  readonly states: readonly SourceState[];
  /** The managed file's exceptions for this machine. */
  readonly machineExceptions: readonly MachineException[];
}

/** The schema library comes with the first text that has to be read. */
const readPolicy: LoadReadPolicy = async () => (await import('../core/policy/read')).readPolicy;

export function openSources(setup: EngineSetup): Sources {
  const { cacheDirectory, log, now } = setup;
  const managedFile = createManagedFile({ readPolicy, cacheDirectory, path: setup.managedFilePath, now, log });
  let current: { readonly effective: EffectiveSource; readonly source: UrlSource | undefined } | undefined;
  let endWatch: (() => void) | undefined;
  let disposed = false;
  // A forced refresh is one that a person asked for: they are there to sign in, whatever else is asked meanwhile.
  let forced = 0;

  /** The URL to ask follows from the managed file, which may have changed since. */
  const urlSource = (managed: ManagedFile): UrlSource | undefined => {
    const effective = effectiveSource(setup.settings, managed);
    if (current !== undefined && JSON.stringify(current.effective) === JSON.stringify(effective)) return current.source;
    current?.source?.dispose();
    const source = effective.kind === 'url' ? openUrl(effective, setup, () => forced > 0) : undefined;
    current = { effective, source };
    return source;
  };

  const read = async (ask: (source: UrlSource) => Promise<SourceState>): Promise<SourcesRead> => {
    const managed = await managedFile.read();
    const source = urlSource(managed);
    const [url, ...folders] = await Promise.all([
      source === undefined ? undefined : ask(source),
      ...setup.trustedFolders.map((folder) => readWorkspaceFile(folder, { readPolicy, now: now() })),
    ]);
    const managedState = managed.presence === 'absent' ? undefined : managed.state;
    return {
      states: [managedState, url, ...folders].filter((state) => state !== undefined),
      machineExceptions: managed.presence === 'absent' ? [] : (managed.settings?.exceptions ?? []),
    };
  };

  const watch = async (): Promise<void> => {
    const end = await managedFile.watch(setup.sourceChanged);
    if (disposed) end();
    else endWatch = end;
  };
  watch().catch((error: unknown) => log.warn('The managed file cannot be watched.', { error }));

  return {
    load: () => read((source) => source.load()),
    refresh: async (options) => {
      if (!options.force) return await read((source) => source.refresh(options));
      forced += 1;
      try {
        return await read((source) => source.refresh(options));
      } finally {
        forced -= 1;
      }
    },
    dispose: () => {
      disposed = true;
      endWatch?.();
      current?.source?.dispose();
    },
  };
}

function openUrl(
  { url, publicKeys }: Extract<EffectiveSource, { kind: 'url' }>,
  setup: EngineSetup,
  isInteractive: () => boolean,
): UrlSource {
  const { cacheDirectory, now, log } = setup;
  return createUrlSource({
    url,
    publicKeys,
    cacheDirectory,
    readPolicy,
    now,
    log,
    token: (origin) => tokenFor(origin, url, setup, isInteractive()),
  });
}

async function tokenFor(
  origin: string,
  policyUrl: string,
  setup: EngineSetup,
  interactive: boolean,
): Promise<string | undefined> {
  const { githubEnterpriseUri, settings } = setup;
  const session = sessionFor(origin, { ...settings, policyUrl, githubEnterpriseUri });
  return session === undefined ? undefined : setup.token(session.provider, session.scopes, { interactive });
}
