import type { SourceReason } from '../../../src/core/policy/source-reason';
import type { SourceStatus } from '../../../src/core/policy/vocabulary';
import {
  type Behaviour,
  closeHalfway,
  damagedGzip,
  endless,
  gzipBomb,
  gzipped,
  hangUp,
  notHttp,
  redirectLoop,
  redirects,
  resetHalfway,
  serve,
  signInPage,
  silence,
  status,
  stopAfter,
  trickle,
} from '../misbehaving-server';
import { policyText } from '../policies';

/** What a client that has the policy with serial 7 says when the server behaves otherwise. */
export interface Row {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly status: SourceStatus;
  readonly reason: SourceReason;
  readonly detail?: RegExp;
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const json = { 'content-type': 'application/json' };
const longText = policyText({ homepage: `https://intranet.example/${'x'.repeat(2000)}` });
const utf16 = Buffer.from(`\ufeff${policyText()}`, 'utf16le');
const serialised = JSON.stringify({ payload: 'e30', signatures: [{ protected: 'e30', signature: 'AA' }] });

export const rows: readonly Row[] = [
  { name: 'connection reset', behaviour: hangUp, status: 'stale', reason: 'network', detail: /ECONNRESET|closed/ },
  { name: 'reset within the body', behaviour: resetHalfway(longText), status: 'stale', reason: 'network' },
  { name: 'not HTTP', behaviour: notHttp, status: 'stale', reason: 'network' },
  { name: '500', behaviour: status(500), status: 'stale', reason: 'http-500' },
  { name: '503', behaviour: status(503), status: 'stale', reason: 'http-503' },
  { name: '429', behaviour: status(429), status: 'stale', reason: 'http-429' },
  { name: '408', behaviour: status(408), status: 'stale', reason: 'http-408' },
  { name: 'no answer', behaviour: silence, status: 'stale', reason: 'too-slow', detail: /nothing came/ },
  { name: 'body that stops', behaviour: stopAfter('{"version":'), status: 'stale', reason: 'too-slow' },
  { name: 'slow body', behaviour: trickle(40), status: 'stale', reason: 'too-slow', detail: /not done/ },
  { name: 'redirect loop', behaviour: redirectLoop, status: 'stale', reason: 'too-many-redirects' },
  { name: '4 redirects', behaviour: redirects(4, serve('')), status: 'stale', reason: 'too-many-redirects' },
  { name: '401', behaviour: status(401), status: 'unreachable', reason: 'http-401' },
  { name: '403', behaviour: status(403), status: 'unreachable', reason: 'http-403' },
  { name: '404', behaviour: status(404), status: 'unreachable', reason: 'http-404' },
  { name: '410', behaviour: status(410), status: 'unreachable', reason: 'http-410' },
  { name: '451', behaviour: status(451), status: 'unreachable', reason: 'http-451' },
  { name: '204', behaviour: status(204), status: 'unreachable', reason: 'http-204' },
  { name: '206', behaviour: status(206), status: 'unreachable', reason: 'http-206' },
  { name: '302 to nowhere', behaviour: status(302), status: 'unreachable', reason: 'http-302' },
  { name: '304 to an unconditional question', behaviour: status(304), status: 'unreachable', reason: 'http-304' },
  {
    name: 'sign-in page with 200',
    behaviour: serve(signInPage, html),
    status: 'unreachable',
    reason: 'not-a-policy',
    detail: /web page.*text\/html/,
  },
  {
    name: 'sign-in page that claims to be JSON',
    behaviour: serve(signInPage, json),
    status: 'unreachable',
    reason: 'not-a-policy',
  },
  {
    name: 'sign-in page behind a redirect',
    behaviour: redirects(2, serve(signInPage, html)),
    status: 'unreachable',
    reason: 'not-a-policy',
  },
  {
    name: "a portal's JSON",
    behaviour: serve('{"error":"sign in first"}', json),
    status: 'unreachable',
    reason: 'not-a-policy',
  },
  { name: 'empty body', behaviour: serve(''), status: 'unreachable', reason: 'not-a-policy' },
  { name: 'JSON list', behaviour: serve('[1, 2]'), status: 'unreachable', reason: 'not-a-policy' },
  {
    name: 'JSON error',
    behaviour: serve('{\n  "version": 1,\n  "rules": [}\n'),
    status: 'refused',
    reason: 'syntax',
    detail: /line 3, column \d+/,
  },
  {
    name: 'truncated body',
    behaviour: serve(longText.slice(0, 900)),
    status: 'refused',
    reason: 'syntax',
    detail: /line \d+, column \d+/,
  },
  {
    name: 'body shorter than announced',
    behaviour: closeHalfway(longText),
    status: 'refused',
    reason: 'syntax',
    detail: /line \d+, column \d+.*closed/,
  },
  {
    name: 'truncated gzip',
    behaviour: gzipped(longText, 0.6),
    status: 'refused',
    reason: 'syntax',
    detail: /line \d+, column \d+/,
  },
  {
    name: 'damaged gzip',
    behaviour: damagedGzip(longText),
    status: 'refused',
    reason: 'syntax',
    detail: /line \d+, column \d+/,
  },
  {
    name: 'text that claims to be gzip',
    behaviour: serve(policyText(), { 'content-encoding': 'gzip' }),
    status: 'refused',
    reason: 'syntax',
    detail: /line \d+, column \d+/,
  },
  { name: 'UTF-16', behaviour: serve(utf16), status: 'refused', reason: 'syntax', detail: /line \d+, column \d+/ },
  {
    name: 'Latin-1',
    behaviour: serve(Buffer.from(policyText({ organization: 'Groupe Éxemple' }), 'latin1'), {
      'content-type': 'application/json; charset=iso-8859-1',
    }),
    status: 'refused',
    reason: 'syntax',
    detail: /line \d+, column \d+/,
  },
  {
    name: 'schema error',
    behaviour: serve(policyText({ serial: 'eight' })),
    status: 'refused',
    reason: 'schema',
    detail: /line 4, column \d+, \$\.serial/,
  },
  { name: 'unknown version', behaviour: serve(policyText({ version: 2 })), status: 'refused', reason: 'version' },
  {
    name: 'JWS with alg none',
    behaviour: serve(`${encode({ alg: 'none' })}.${encode({})}.`),
    status: 'refused',
    reason: 'signature-form',
    detail: /none/,
  },
  {
    name: 'JWS in its JSON serialisation',
    behaviour: serve(serialised),
    status: 'refused',
    reason: 'signature-form',
    detail: /compact/,
  },
  {
    name: 'lower serial',
    behaviour: serve(policyText({ serial: 6 })),
    status: 'refused',
    reason: 'rollback',
    detail: /6 is lower than 7/,
  },
  {
    name: 'same serial, other content',
    behaviour: serve(policyText({ organization: 'Example' })),
    status: 'refused',
    reason: 'rollback',
    detail: /other content/,
  },
  { name: 'endless body', behaviour: endless, status: 'refused', reason: 'too-large' },
  { name: 'gzip bomb', behaviour: gzipBomb(64), status: 'refused', reason: 'too-large' },
  {
    name: 'announced as too large',
    behaviour: (_, response) => response.writeHead(200, { 'content-length': '5000000' }).flushHeaders(),
    status: 'refused',
    reason: 'too-large',
  },
  {
    name: 'redirect to plain http elsewhere',
    behaviour: redirects(1, serve(''), 'http://policy.example/policy.json'),
    status: 'refused',
    reason: 'insecure-redirect',
    detail: /http:\/\/policy\.example/,
  },
  {
    name: 'redirect to a file',
    behaviour: redirects(1, serve(''), 'file:///etc/passwd'),
    status: 'refused',
    reason: 'insecure-redirect',
  },
  {
    name: 'redirect to data',
    behaviour: redirects(1, serve(''), 'data:application/json,{}'),
    status: 'refused',
    reason: 'insecure-redirect',
  },
  {
    name: 'redirect with a password',
    behaviour: redirects(1, serve(''), 'https://user:secret@policy.example/'),
    status: 'refused',
    reason: 'insecure-redirect',
  },
];

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
