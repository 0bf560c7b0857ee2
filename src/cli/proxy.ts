import type { Io } from './subcommand';

export interface Network {
  readonly fetch: typeof globalThis.fetch;
  /** What is used beside the direct way, for stderr; no password among it. */
  readonly notes: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Outside the editor there are no proxy settings but the environment's, which Node's own `fetch` does not read. Certificates in
 * `NODE_EXTRA_CA_CERTS` are Node's own doing.
 */
export async function openNetwork(env: Io['env']): Promise<Network> {
  const certificates = env['NODE_EXTRA_CA_CERTS'];
  const notes =
    certificates === undefined || certificates === ''
      ? []
      : [`certificates: also those of ${certificates} (NODE_EXTRA_CA_CERTS)`];
  const httpsProxy = first(env, ['https_proxy', 'HTTPS_PROXY']);
  const httpProxy = first(env, ['http_proxy', 'HTTP_PROXY']);
  if (httpsProxy === undefined && httpProxy === undefined)
    return { fetch: globalThis.fetch, notes, close: async () => undefined };
  const { EnvHttpProxyAgent, fetch } = await import('undici');
  const noProxy = first(env, ['no_proxy', 'NO_PROXY']);
  const agent = new EnvHttpProxyAgent({
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(httpProxy === undefined ? {} : { httpProxy }),
    // A proxy's loopback is another machine's; without this it would be asked for what is served here.
    noProxy: noProxy === '*' ? noProxy : [noProxy ?? '', 'localhost', '127.0.0.1', '[::1]'].join(','),
  });
  const exempt = noProxy === undefined ? '' : `, but not for ${noProxy} (NO_PROXY)`;
  return {
    // undici's types and those of the copy of it in Node differ in names alone.
    fetch: ((input: string | URL, init: object) =>
      fetch(input, { ...init, dispatcher: agent })) as unknown as typeof globalThis.fetch,
    notes: [...notes, `proxy: ${withoutPassword(httpsProxy ?? httpProxy ?? '')} (HTTPS_PROXY, HTTP_PROXY)${exempt}`],
    close: () => agent.destroy(),
  };
}

function first(env: Io['env'], names: readonly string[]): string | undefined {
  return names.map((name) => env[name]).find((value) => value !== undefined && value !== '');
}

function withoutPassword(proxy: string): string {
  return URL.canParse(proxy) ? new URL(proxy).host : 'an address that is not a URL';
}
