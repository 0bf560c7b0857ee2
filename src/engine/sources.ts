import type { SourceState } from '../core/policy/source-state';
import type { EngineSetup } from '../core/ports';
import { createUrlSource, type UrlSource } from '../policy-sources/url-source/index';

/** The configured policy sources as one. */
export interface Sources {
  readonly configured: boolean;
  load(): Promise<readonly SourceState[]>;
  refresh(options: { readonly force: boolean }): Promise<readonly SourceState[]>;
  dispose(): void;
}

export async function openSources(setup: EngineSetup): Promise<Sources> {
  const { settings, cacheDirectory, log, now } = setup;
  const sources: UrlSource[] = [];
  if (settings.policyUrl !== '') {
    sources.push(
      createUrlSource({
        url: settings.policyUrl,
        publicKeys: settings.publicKeys,
        cacheDirectory,
        readPolicy: async () => (await import('../core/policy/read')).readPolicy,
        now,
        log,
      }),
    );
  }
  return {
    configured: sources.length > 0,
    load: () => Promise.all(sources.map((source) => source.load())),
    refresh: (options) => Promise.all(sources.map((source) => source.refresh(options))),
    dispose: () => {
      for (const source of sources) source.dispose();
    },
  };
}
