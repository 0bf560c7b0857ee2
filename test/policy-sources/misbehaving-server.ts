import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

export interface TestServer {
  readonly origin: string;
  readonly url: string;
  /** Requests since the start. */
  readonly requests: readonly IncomingMessage[];
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

/** A real server on the loopback interface that does what the test at hand says. */
export async function startServer(
  behaviour: Behaviour,
  tls?: { readonly key: string; readonly cert: string },
): Promise<TestServer> {
  let current = behaviour;
  const requests: IncomingMessage[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    requests.push(request);
    current(request, response);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}/policy.json`,
    requests,
    behave: (next) => {
      current = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Headers = Readonly<Record<string, string>>;

/** Answers with a body, or with 304 where its ETag is asked for. */
export function serve(body: string | Uint8Array, headers: Headers = {}): Behaviour {
  return (request, response) => {
    if (headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag']) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, headers).end(body);
  };
}

export function status(code: number, headers: Headers = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(code, headers).end('an error page');
  };
}

/** Accepts the request and says nothing. */
export const silence: Behaviour = () => undefined;

/** Says that a body comes, and begins it. */
export function stopAfter(start: string): Behaviour {
  return (_request, response) => {
    response.writeHead(200).write(start);
  };
}

/** A byte now and then: progress, and never an end. */
export function trickle(everyMilliseconds: number): Behaviour {
  return (_request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), everyMilliseconds);
    response.on('close', () => clearInterval(timer));
  };
}

/** As fast as the reader takes it, without end. */
export const endless: Behaviour = (_request, response) => {
  response.writeHead(200);
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const pump = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pump);
  pump();
};

/** Some kilobytes that become `megabytes`. */
export function gzipBomb(megabytes: number): Behaviour {
  const compressed = gzipSync(Buffer.alloc(megabytes * 1024 * 1024, ' '));
  return serve(compressed, { 'content-encoding': 'gzip' });
}

export function gzipped(body: string, share = 1): Behaviour {
  const whole = gzipSync(body);
  return serve(whole.subarray(0, Math.floor(whole.length * share)), { 'content-encoding': 'gzip' });
}

export function damagedGzip(body: string): Behaviour {
  const whole = gzipSync(body);
  whole.fill(0xff, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 20);
  return serve(whole, { 'content-encoding': 'gzip' });
}

/** The right length is announced, half of it comes, and the connection is closed in order. */
export function closeHalfway(body: string): Behaviour {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': `${Buffer.byteLength(body)}` });
    response.write(body.slice(0, body.length / 2), () => response.socket?.end());
  };
}

/** The same, with a reset; a little later, since in the same turn it would go out as an orderly close. */
export function resetHalfway(body: string): Behaviour {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': `${Buffer.byteLength(body)}` });
    response.write(body.slice(0, body.length / 2), () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
  };
}

export const hangUp: Behaviour = (_request, response) => {
  response.socket?.resetAndDestroy();
};

export const notHttp: Behaviour = (_request, response) => {
  response.socket?.end('SSH-2.0-OpenSSH_9.7\r\n');
};

/** Leads `/policy.json` through `count` redirects to `target`. */
export function redirects(count: number, target: Behaviour, location?: string): Behaviour {
  return (request, response) => {
    const hop = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
    if (hop >= count) {
      target(request, response);
      return;
    }
    response
      .writeHead(302, { location: hop + 1 === count && location !== undefined ? location : `/hop/${hop + 1}` })
      .end();
  };
}

export const redirectLoop: Behaviour = (_request, response) => {
  response.writeHead(307, { location: '/policy.json' }).end();
};

export const signInPage = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>';
