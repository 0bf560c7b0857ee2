import type { SourceReason } from '../../core/policy/source-reason';
import { mayRedirect } from './address';

export interface HttpLimits {
  /** Milliseconds without a byte. */
  readonly progress: number;
  /** Milliseconds for everything, redirects included. */
  readonly total: number;
  /** Bytes after decompression. */
  readonly bytes: number;
  readonly redirects: number;
}

export const httpLimits: HttpLimits = { progress: 10_000, total: 30_000, bytes: 4 * 1024 * 1024, redirects: 3 };

export interface HttpRequest {
  readonly url: URL;
  readonly validators: Validators | undefined;
  readonly fetch: typeof globalThis.fetch;
  /** The token for an origin, if one may go there. Asked once, for the first origin. */
  readonly token: (origin: string) => Promise<string | undefined>;
  readonly limits: HttpLimits;
  readonly signal: AbortSignal | undefined;
}

export interface Validators {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

export type Answer =
  | {
      readonly kind: 'body';
      readonly bytes: Uint8Array;
      /** Why the body is not whole, if it is not: the connection was closed early, the compression was damaged. */
      readonly cutShort: string | undefined;
      readonly contentType: string | undefined;
      readonly validators: Validators;
      readonly cacheControl: string | null;
    }
  | { readonly kind: 'not-modified'; readonly cacheControl: string | null }
  | {
      readonly kind: 'failed';
      readonly reason: SourceReason;
      readonly detail: string;
      readonly retryAfter: string | null;
    }
  /** The caller's own signal ended it: nothing is known of the source. */
  | { readonly kind: 'aborted' };

/** One question to the origin, redirects followed by hand. Never rejects for what a server or a network does. */
export async function ask(request: HttpRequest): Promise<Answer> {
  const watch = startWatch(request.limits, request.signal);
  try {
    return await follow(request, watch);
  } finally {
    watch.stop();
  }
}

async function follow(request: HttpRequest, watch: Watch): Promise<Answer> {
  let { url } = request;
  let token = await request.token(url.origin);
  for (let redirects = 0; ; redirects++) {
    const response = await attempt(() =>
      request.fetch(url, {
        headers: headersFor(url, request.validators, token),
        ...manners,
        signal: watch.signal,
      }),
    );
    if ('error' in response) return unanswered(response.error, watch, request.limits);
    watch.progress();
    const location = redirectStatuses.has(response.value.status) ? response.value.headers.get('location') : null;
    if (location === null) return await answerOf(response.value, request, watch);
    await discard(response.value);
    if (redirects === request.limits.redirects) {
      return failed('too-many-redirects', `more than ${request.limits.redirects} redirects`);
    }
    const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (next === undefined) return failed('insecure-redirect', 'redirected to what is not a URL');
    if (!mayRedirect(url, next)) return failed('insecure-redirect', `redirected to ${next.protocol}//${next.host}`);
    if (next.origin !== url.origin) token = undefined;
    url = next;
  }
}

/** No cookies, no cache but ours. Node's types leave `cache` out, since its own `fetch` has none; Electron's has. */
const manners: RequestInit & { readonly cache: 'no-store' } = {
  redirect: 'manual',
  credentials: 'omit',
  cache: 'no-store',
};

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function headersFor(url: URL, validators: Validators | undefined, token: string | undefined): Record<string, string> {
  // GitHub's API answers with the file itself, not with a description of it, only when asked for it.
  const raw = url.hostname === 'api.github.com' || url.pathname.startsWith('/api/v3/');
  return {
    accept: `${raw ? 'application/vnd.github.raw+json, ' : ''}application/json, application/jose, */*;q=0.5`,
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}

async function answerOf(response: Response, request: HttpRequest, watch: Watch): Promise<Answer> {
  const { headers, status } = response;
  const cacheControl = headers.get('cache-control');
  if (status === 304 && request.validators !== undefined) {
    await discard(response);
    return { kind: 'not-modified', cacheControl };
  }
  if (status !== 200) {
    await discard(response);
    // An opaque answer has status 0: this `fetch` does not show redirects, so that they cannot be checked.
    if (status === 0) return failed('insecure-redirect', 'redirected to where this fetch does not tell');
    return failed(`http-${status}`, `the server answered ${status}`, headers.get('retry-after'));
  }
  const announced = Number(headers.get('content-length') ?? 0);
  if (announced > request.limits.bytes) {
    await discard(response);
    return tooLarge(request.limits);
  }
  const body = await readBody(response, request.limits, watch);
  if (body.kind === 'too-large') return tooLarge(request.limits);
  if (body.kind === 'broken') return unanswered(body.error, watch, request.limits);
  return {
    kind: 'body',
    bytes: body.bytes,
    cutShort: body.cutShort,
    contentType: headers.get('content-type') ?? undefined,
    validators: { etag: headers.get('etag') ?? undefined, lastModified: headers.get('last-modified') ?? undefined },
    cacheControl,
  };
}

type Body =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly cutShort: string | undefined }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken'; readonly error: unknown };

async function readBody(response: Response, limits: HttpLimits, watch: Watch): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const finish = (cutShort: string | undefined): Body => ({ kind: 'read', bytes: Buffer.concat(chunks), cutShort });
  const reader = response.body?.getReader();
  if (reader === undefined) return finish(undefined);
  for (;;) {
    const step = await attempt(() => reader.read());
    if ('error' in step) {
      const cutShort = watch.ended === undefined && length > 0 ? earlyEnd(step.error) : undefined;
      return cutShort === undefined ? { kind: 'broken', error: step.error } : finish(cutShort);
    }
    watch.progress();
    if (step.value.done) return finish(undefined);
    length += step.value.value.length;
    if (length > limits.bytes) {
      await reader.cancel().catch(() => undefined);
      return { kind: 'too-large' };
    }
    chunks.push(step.value.value);
  }
}

/**
 * A body that ends in an orderly close before its announced length, or in damaged compression, is a truncated body; a reset
 * is the network's fault. The codes are those of undici (https://undici.nodejs.org/#/docs/api/Errors) and zlib.
 */
function earlyEnd(error: unknown): string | undefined {
  const code = codeOf(error);
  if (code === 'UND_ERR_SOCKET') return 'the connection was closed before the body was whole';
  if (code.startsWith('Z_')) return 'the compressed body is damaged';
  return undefined;
}

function unanswered(error: unknown, watch: Watch, limits: HttpLimits): Answer {
  switch (watch.ended) {
    case 'caller':
      return { kind: 'aborted' };
    case 'progress':
      return failed('too-slow', `nothing came for ${limits.progress / 1000} s`);
    case 'total':
      return failed('too-slow', `not done after ${limits.total / 1000} s`);
    case undefined:
      return codeOf(error).startsWith('Z_')
        ? failed('syntax', 'line 1, column 1: the compressed body is damaged')
        : failed('network', describe(error));
  }
}

function tooLarge(limits: HttpLimits): Answer {
  return failed('too-large', `the body is larger than ${limits.bytes / 1024 / 1024} MiB`);
}

function failed(reason: SourceReason, detail: string, retryAfter: string | null = null): Answer {
  return { kind: 'failed', reason, detail, retryAfter };
}

interface Watch {
  readonly signal: AbortSignal;
  readonly ended: 'caller' | 'progress' | 'total' | undefined;
  progress(): void;
  stop(): void;
}

function startWatch(limits: HttpLimits, caller: AbortSignal | undefined): Watch {
  const controller = new AbortController();
  let ended: Watch['ended'];
  const end = (why: NonNullable<Watch['ended']>) => () => {
    ended ??= why;
    controller.abort();
  };
  const total = setTimeout(end('total'), limits.total);
  const idle = setTimeout(end('progress'), limits.progress);
  const onCaller = end('caller');
  if (caller?.aborted) onCaller();
  caller?.addEventListener('abort', onCaller);
  return {
    signal: controller.signal,
    get ended() {
      return ended;
    },
    progress: () => idle.refresh(),
    stop: () => {
      clearTimeout(total);
      clearTimeout(idle);
      caller?.removeEventListener('abort', onCaller);
    },
  };
}

async function attempt<Value>(
  run: () => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly error: unknown }> {
  try {
    return { value: await run() };
  } catch (error) {
    return { error };
  }
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

/** `fetch` rejects with a TypeError whose `cause` knows more; with several addresses tried, the cause holds one error for each. */
function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0]);
  if (error instanceof Error && error.cause !== undefined) return causeOf(error.cause);
  return error;
}

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

function describe(error: unknown): string {
  const cause = causeOf(error);
  const code = codeOf(error);
  const said = cause instanceof Error ? cause.message : String(cause);
  // Of some answers, such as a 407 of the origin itself, `fetch` says no more than that it failed.
  const message = said === '' && error instanceof Error ? error.message : said;
  return code === '' || message.includes(code) ? message : `${code}: ${message}`;
}
