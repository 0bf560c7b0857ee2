import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server answers at the policy's address until it is changed. Every field may be replaced on its own. */
export interface PolicyAnswer {
  /** The policy's text, sent as it is; an object is sent as JSON. */
  readonly body: string | object;
  /** Read anew for every request, in place of `body`. */
  readonly file?: string;
  readonly status: number;
  readonly contentType: string;
  /** Milliseconds before the answer. */
  readonly delay: number;
  /** Sent on top of the usual ones: `retry-after`, `cache-control`, `location` … */
  readonly headers: Readonly<Record<string, string>>;
  /** `reset` drops the connection, `truncate` ends it in the middle of the body. */
  readonly fault: 'none' | 'reset' | 'truncate';
}

/** Requests at the policy's address so far. */
export interface RequestCount {
  readonly all: number;
  /** Of these, how many were answered with 304 Not Modified. */
  readonly notModified: number;
}

export interface PolicyServer {
  /** Where the policy is: for `aiToolPolicy.policyUrl`. */
  readonly url: string;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Changes the answer from now on; what is not named stays as it is. */
  answer(change: Partial<PolicyAnswer>): void;
  count(): RequestCount;
  /** When the last answer at the policy's address was sent (epoch milliseconds). */
  answeredAt(): number | undefined;
  /** Headers of the last request at the policy's address. */
  lastRequest(): Readonly<IncomingMessage['headers']> | undefined;
  /** Stops answering at all, as when the network is gone; `start` takes the same port again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

export interface PolicyServerOptions {
  readonly policy: string | object;
  /** The text of the page at `/why/<tool>`: plain sentences. Default: one that says whose page it stands for. */
  readonly why?: (tool: string) => readonly string[];
}

const plainAnswer: Omit<PolicyAnswer, 'body'> = {
  status: 200,
  contentType: 'application/json',
  delay: 0,
  headers: {},
  fault: 'none',
};

/** Starts a small web server on loopback, on a port that the system chooses. */
export async function startPolicyServer(options: PolicyServerOptions): Promise<PolicyServer> {
  let answer: PolicyAnswer = { ...plainAnswer, body: options.policy };
  let all = 0;
  let notModified = 0;
  let last: IncomingMessage['headers'] | undefined;
  let answeredAt: number | undefined;

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://loopback').pathname;
    if (path.startsWith('/why/')) return sendWhy(response, decodeURIComponent(path.slice('/why/'.length)), options.why);
    if (path === '/control' && request.method === 'POST') {
      return receiveControl(request, response, (change) => {
        answer = { ...answer, ...change };
      });
    }
    if (path === '/control') return send(response, 200, 'application/json', JSON.stringify({ all, notModified, last }));
    if (path !== policyPath) return send(response, 404, 'text/plain', 'Not found');
    all += 1;
    last = request.headers;
    setTimeout(() => {
      if (sendPolicy(request, response, answer) === 304) notModified += 1;
      answeredAt = Date.now();
    }, answer.delay);
  });

  let port = await listen(server, 0);
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}${policyPath}`,
    origin,
    answer: (change) => {
      answer = { ...answer, ...change };
    },
    count: () => ({ all, notModified }),
    answeredAt: () => answeredAt,
    lastRequest: () => last,
    stop: () => close(server),
    start: async () => {
      port = await listen(server, port);
    },
  };
}

const policyPath = '/ai-tool-policy.json';

/** Gives the status sent; undefined where the connection was dropped. */
function sendPolicy(request: IncomingMessage, response: ServerResponse, answer: PolicyAnswer): number | undefined {
  if (answer.fault === 'reset') {
    request.socket.destroy();
    return undefined;
  }
  const body = bodyOf(answer);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  const headers = { etag, 'cache-control': 'no-cache', ...answer.headers };
  if (answer.status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return 304;
  }
  response.writeHead(answer.status, {
    ...headers,
    'content-type': answer.contentType,
    'content-length': Buffer.byteLength(body),
  });
  if (answer.fault === 'truncate') {
    response.write(body.slice(0, body.length / 2), () => request.socket.destroy());
    return answer.status;
  }
  response.end(body);
  return answer.status;
}

function bodyOf({ file, body }: PolicyAnswer): string {
  if (file !== undefined) return readFileSync(file, 'utf8');
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}

/** Lets a test in another process (the extension host) change the answer: POST a part of `PolicyAnswer` as JSON. */
function receiveControl(
  request: IncomingMessage,
  response: ServerResponse,
  change: (part: Partial<PolicyAnswer>) => void,
): void {
  let text = '';
  request.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  request.on('end', () => {
    change(JSON.parse(text) as Partial<PolicyAnswer>);
    send(response, 204, 'text/plain', '');
  });
}

function sendWhy(response: ServerResponse, tool: string, why: PolicyServerOptions['why'] = standInReasons): void {
  const title = `About ${escapeHtml(tool)}`;
  const paragraphs = why(tool).map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  const style = 'body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }';
  const head = `<meta charset="utf-8"><title>${title}</title><style>${style}</style>`;
  send(
    response,
    200,
    'text/html; charset=utf-8',
    `<!doctype html><html lang="en">${head}<h1>${title}</h1>${paragraphs.join('')}</html>`,
  );
}

function standInReasons(tool: string): readonly string[] {
  return [`This page stands for the one where an organisation gives its reasons about ${tool}.`];
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType }).end(body);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
