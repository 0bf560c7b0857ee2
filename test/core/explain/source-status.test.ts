import assert from 'node:assert/strict';
import { describeSource, nextStepFor } from '../../../src/core/explain/source-status';
import type { SourceState } from '../../../src/core/policy/source-state';
import { timeOf } from '../decisions/support';
import { speechOn } from './support';

const good: SourceState = {
  layer: 'organization',
  origin: { kind: 'url', url: 'https://user:secret@intranet.example/policy.json?token=secret' },
  status: 'current',
  reason: 'ok',
  detail: undefined,
  policy: { version: 1, organization: 'Example Group', serial: 7, expiresAt: '2026-07-31', rules: [] },
  expired: false,
  fetchedAt: timeOf('2026-08-01T09:40'),
  failingSince: timeOf('2026-08-01T09:40'),
  nextCheckAt: undefined,
  signedBy: undefined,
  notes: [],
};
const nothing = { policy: undefined } as const;

const rows: readonly (readonly [change: Partial<SourceState>, says: string, next: RegExp | undefined])[] = [
  [{}, 'Example Group’s policy (serial 7) is up to date.', undefined],
  [{ reason: 'not-modified' }, 'Example Group’s policy (serial 7) is up to date.', undefined],
  [
    { status: 'stale', reason: 'network' },
    'The policy could not be refreshed since 09:40 (no network). The last one, serial 7, stays in force.',
    /Check your network/,
  ],
  [
    { status: 'stale', reason: 'http-503' },
    'The policy could not be refreshed since 09:40 (the server answered 503). The last one, serial 7, stays in force.',
    /tried again/,
  ],
  [
    { status: 'stale', reason: 'too-slow' },
    'The policy could not be refreshed since 09:40 (the server answers too slowly). The last one, serial 7, stays in force.',
    /network/,
  ],
  [
    { status: 'stale', reason: 'too-many-redirects' },
    'The policy could not be refreshed since 09:40 (too many redirects). The last one, serial 7, stays in force.',
    /Tell whoever/,
  ],
  [
    { status: 'unreachable', reason: 'http-404' },
    'The policy at intranet.example could not be read (the server answered 404). Serial 7 stays in force.',
    /policyUrl/,
  ],
  [
    { status: 'unreachable', reason: 'http-403' },
    'The policy at intranet.example could not be read (the server answered 403). Serial 7 stays in force.',
    /signed in/,
  ],
  [
    { status: 'unreachable', reason: 'not-a-policy' },
    'The policy at intranet.example could not be read (it answered with a page, not a policy; a sign-in may be needed). Serial 7 stays in force.',
    /sign in/,
  ],
  [
    { status: 'refused', reason: 'signature' },
    'The policy at intranet.example was refused: its signature does not match the configured key. Serial 7 stays in force.',
    /publishes/,
  ],
  [
    { status: 'refused', reason: 'signature', ...nothing },
    'The policy at intranet.example was refused: its signature does not match the configured key. No policy is in force.',
    /publishes/,
  ],
  [
    { status: 'refused', reason: 'unsigned' },
    'The policy at intranet.example was refused: it is not signed, and a key is configured to check it with. Serial 7 stays in force.',
    /publishes/,
  ],
  [
    { status: 'refused', reason: 'signature-form' },
    'The policy at intranet.example was refused: its signature is not of a form that counts. Serial 7 stays in force.',
    /publishes/,
  ],
  [
    { status: 'refused', reason: 'syntax' },
    'The policy at intranet.example was refused: it is not valid JSON. Serial 7 stays in force.',
    /publishes/,
  ],
  [
    { status: 'refused', reason: 'schema' },
    'The policy at intranet.example was refused: it does not have the form of a policy. Serial 7 stays in force.',
    /publishes/,
  ],
  [
    { status: 'refused', reason: 'version' },
    'The policy at intranet.example was refused: it needs a newer version of this extension. Serial 7 stays in force.',
    /Update/,
  ],
  [
    { status: 'refused', reason: 'rollback' },
    'The policy at intranet.example was refused: it is older than one seen before. Serial 7 stays in force.',
    /publishes/,
  ],
  [
    { status: 'refused', reason: 'too-large' },
    'The policy at intranet.example was refused: it is larger than 4 MiB. Serial 7 stays in force.',
    /Tell whoever/,
  ],
  [
    { status: 'refused', reason: 'insecure-redirect' },
    'The policy at intranet.example was refused: it redirects away from https. Serial 7 stays in force.',
    /Tell whoever/,
  ],
  [
    {
      status: 'refused',
      reason: 'managed',
      layer: 'managed',
      origin: { kind: 'managed-file', path: '/etc/ai-tool-policy/managed.json' },
    },
    'The policy at /etc/ai-tool-policy/managed.json was refused: the managed file on this machine is not valid. Serial 7 stays in force.',
    /administrator/,
  ],
  [
    { status: 'expired', reason: 'expired', expired: true },
    'Example Group’s policy (serial 7) expired on 31 July 2026, 1 day ago. It stays in force until a newer one is published.',
    /expired/,
  ],
  [
    { status: 'expired', reason: 'not-modified', expired: true },
    'Example Group’s policy (serial 7) expired on 31 July 2026, 1 day ago. It stays in force until a newer one is published.',
    /expired/,
  ],
  [
    { status: 'none', reason: 'not-configured', ...nothing, nextCheckAt: 0 },
    'The policy at intranet.example has not been fetched yet.',
    undefined,
  ],
  [
    { status: 'none', reason: 'not-configured', ...nothing, nextCheckAt: undefined },
    'No policy is in force: none may be fetched from intranet.example.',
    /https/,
  ],
  [
    { status: 'none', reason: 'not-configured', ...nothing, origin: { kind: 'url', url: '' }, nextCheckAt: undefined },
    'No policy is configured.',
    /https/,
  ],
  [
    { status: 'none', reason: 'network', ...nothing },
    'No policy is in force: the one at intranet.example could not be read (no network).',
    /network/,
  ],
];

describe('what is said of a policy source', () => {
  for (const [change, says, next] of rows) {
    const state = { ...good, ...change };
    it(`${state.status}, ${state.reason}${state.policy ? '' : ', nothing in force'}`, () => {
      assert.equal(describeSource(state, speechOn('2026-08-01T12:00')), says);
      const step = nextStepFor(state, speechOn('2026-08-01T12:00'));
      if (next === undefined) assert.equal(step, undefined);
      else assert.match(step ?? '', next);
    });
  }
});
