import type { SourceState } from '../../core/policy/source-state';
import type { Log } from '../../core/ports';
import { type Files, machineFiles } from '../disk/files';
import type { LoadReadPolicy } from '../read-policy';
import { readAddress } from './address';
import { takeClaim } from './claim';
import { readFileUrl } from './file-url';
import { type Answer, ask, type HttpLimits, httpLimits } from './http';
import { keeper } from './keeper';
import { describeMemory, emptyMemory, isBehind, isCheckDue } from './memory';
import { openStore } from './store';

export interface UrlSourceOptions {
  /** https, `file:`, or plain http on this machine. */
  readonly url: string;
  /** JWKs; with any at all, an unsigned answer is refused. */
  readonly publicKeys: readonly unknown[];
  /** Shared by the windows of one user, made when needed; undefined to keep everything in memory. */
  readonly cacheDirectory: string | undefined;
  readonly readPolicy: LoadReadPolicy;
  /** The token that may go to an origin (`https://host:port`); never asked for another origin after a redirect. */
  readonly token?: ((origin: string) => Promise<string | undefined>) | undefined;
  readonly fetch?: typeof globalThis.fetch;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly random?: () => number;
  readonly log?: Pick<Log, 'info' | 'warn'>;
  readonly limits?: Partial<HttpLimits>;
  readonly files?: Files;
}

export interface UrlSource {
  /** The last good policy from the cache, verified with today's keys. No network. */
  load(): Promise<SourceState>;
  /**
   * Asks the origin when that is due, or at once with `force`. Windows that share the cache ask once between them. Rejects for
   * nothing that a server, a network or a disk does.
   */
  refresh(options?: { readonly force?: boolean; readonly signal?: AbortSignal }): Promise<SourceState>;
  /** Ends a question in progress. The last state remains. */
  dispose(): void;
}

export function createUrlSource(options: UrlSourceOptions): UrlSource {
  const { now = Date.now, random = Math.random, files = machineFiles, cacheDirectory } = options;
  const limits: HttpLimits = { ...httpLimits, ...options.limits };
  const address = readAddress(options.url);
  const memory = emptyMemory(options.url);
  const store = cacheDirectory === undefined ? undefined : openStore(cacheDirectory, options.url, files);
  const kept = keeper({ ...options, memory, store, now, random });
  const disposal = new AbortController();
  const state = () => describeMemory(memory, now(), random);
  let loaded: Promise<void> | undefined;
  let running: { readonly answer: Promise<SourceState>; readonly force: boolean } | undefined;

  if (address.kind === 'unusable') return unusable(state(), address.why);

  const load = async (): Promise<SourceState> => {
    loaded ??= kept.load();
    await loaded;
    return state();
  };

  const check = async (force: boolean, signal: AbortSignal): Promise<SourceState> => {
    await load();
    if (!force && !isCheckDue(memory, now(), random)) {
      await kept.sync();
      if (!isCheckDue(memory, now(), random)) return state();
    }
    const claim =
      store === undefined
        ? undefined
        : await takeClaim(store.lockPath, files, { staleAfter: limits.total * 1.5, signal });
    if (claim?.kind === 'aborted') return state();
    if (claim?.kind === 'unavailable') kept.cannotWrite(claim.why);
    try {
      // Another window may have asked since we looked.
      await kept.sync();
      if (force || isCheckDue(memory, now(), random)) await kept.take(await question(signal));
    } finally {
      if (claim?.kind === 'held') await claim.release();
    }
    return state();
  };

  const question = (signal: AbortSignal): Promise<Answer> => {
    const { held } = memory;
    const conditional = held !== undefined && held.kept !== 'lost' && !isBehind(memory);
    const { etag, lastModified } = held?.header ?? {};
    const validators =
      conditional && (etag !== undefined || lastModified !== undefined) ? { etag, lastModified } : undefined;
    if (address.kind === 'file') return readFileUrl(address.url, validators, limits);
    const { fetch = globalThis.fetch, token = async () => undefined } = options;
    return ask({ url: address.url, validators, fetch, token, limits, signal });
  };

  return {
    load,
    refresh: ({ force = false, signal } = {}) => {
      if (disposal.signal.aborted) return Promise.resolve(state());
      if (running !== undefined && (running.force || !force)) return running.answer;
      const ends = signal === undefined ? disposal.signal : AbortSignal.any([disposal.signal, signal]);
      const before = running?.answer;
      const answer = (async () => {
        await before;
        return await check(force, ends);
      })();
      const mine = { answer, force };
      running = mine;
      const done = () => {
        if (running === mine) running = undefined;
      };
      answer.then(done, done);
      return answer;
    },
    dispose: () => disposal.abort(),
  };
}

/** A URL that no policy may come from: nothing to load and nothing to ask. */
function unusable(state: SourceState, why: string): UrlSource {
  const refused: SourceState = { ...state, detail: why, nextCheckAt: undefined };
  return { load: async () => refused, refresh: async () => refused, dispose: () => undefined };
}
