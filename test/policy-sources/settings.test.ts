import { deepEqual } from 'node:assert/strict';
import { sessionFor } from '../../src/policy-sources/authentication';
import { type EffectiveSource, effectiveSource } from '../../src/policy-sources/effective';
import type { ManagedFile, ManagedSettings } from '../../src/policy-sources/managed-file';

const nothing: ManagedSettings = {
  policyUrl: undefined,
  publicKeys: undefined,
  policy: undefined,
  exceptions: [],
  notes: [],
};
const accepted = (settings: Partial<ManagedSettings>): ManagedFile => ({
  presence: 'accepted',
  settings: { ...nothing, ...settings },
  state: undefined,
});
const refused = (settings: ManagedSettings | undefined): ManagedFile => ({
  presence: 'refused',
  settings,
  state: {
    layer: 'managed',
    origin: { kind: 'managed-file', path: '' },
    status: 'refused',
    reason: 'managed',
    detail: undefined,
    policy: undefined,
    expired: false,
    fetchedAt: undefined,
    failingSince: undefined,
    nextCheckAt: undefined,
    signedBy: undefined,
    notes: [],
  },
});

const user = { policyUrl: 'https://user.example/', publicKeys: ['user'] };
const noUser = { policyUrl: '', publicKeys: [] };
const url = (
  from: string,
  urlFrom: 'managed' | 'user',
  keys: readonly string[],
  keysFrom: 'managed' | 'user',
): EffectiveSource => ({
  kind: 'url',
  url: `https://${from}.example/`,
  publicKeys: keys,
  urlFrom,
  keysFrom,
});

const sources: readonly (readonly [string, typeof user | typeof noUser, ManagedFile, EffectiveSource])[] = [
  ['nothing', noUser, { presence: 'absent' }, { kind: 'none' }],
  ['the user alone', user, { presence: 'absent' }, url('user', 'user', ['user'], 'user')],
  [
    'the machine alone',
    noUser,
    accepted({ policyUrl: 'https://managed.example/' }),
    url('managed', 'managed', [], 'user'),
  ],
  [
    'both, all fields',
    user,
    accepted({ policyUrl: 'https://managed.example/', publicKeys: ['managed'] }),
    url('managed', 'managed', ['managed'], 'managed'),
  ],
  [
    "managed keys for the user's URL",
    user,
    accepted({ publicKeys: ['managed'] }),
    url('user', 'user', ['managed'], 'managed'),
  ],
  [
    'managed: no keys',
    user,
    accepted({ policyUrl: 'https://managed.example/', publicKeys: [] }),
    url('managed', 'managed', [], 'managed'),
  ],
  [
    'managed URL, keys left to the user',
    user,
    accepted({ policyUrl: 'https://managed.example/' }),
    url('managed', 'managed', ['user'], 'user'),
  ],
  ["an inline policy beside the user's URL", user, accepted({}), url('user', 'user', ['user'], 'user')],
  ['refused, never good', user, refused(undefined), { kind: 'withheld' }],
  [
    'refused, with a last good',
    user,
    refused({ ...nothing, policyUrl: 'https://managed.example/', publicKeys: [] }),
    url('managed', 'managed', [], 'managed'),
  ],
];

describe('settings: which source counts', () => {
  for (const [name, settings, managed, expected] of sources) {
    it(name, () => deepEqual(effectiveSource(settings, managed), expected));
  }
});

const github = { authentication: 'github', authenticationScope: '', githubEnterpriseUri: 'https://git.example.com/' };
const microsoft = {
  authentication: 'microsoft',
  authenticationScope: 'api://policy/.default',
  githubEnterpriseUri: undefined,
};
const none = { authentication: 'none', authenticationScope: '', githubEnterpriseUri: undefined };
const session = (provider: string, scope: string) => ({ provider, scopes: [scope] });

const sessions: readonly (readonly [typeof github | typeof microsoft | typeof none, string, string, unknown])[] = [
  [github, 'https://github.com/o/r/raw/main/p.json', 'https://github.com', session('github', 'repo')],
  [github, 'https://api.github.com/repos/o/r/contents/p.json', 'https://api.github.com', session('github', 'repo')],
  [
    github,
    'https://raw.githubusercontent.com/o/r/main/p.json',
    'https://raw.githubusercontent.com',
    session('github', 'repo'),
  ],
  [github, 'https://git.example.com/o/r/raw/p.json', 'https://git.example.com', session('github-enterprise', 'repo')],
  [github, 'https://intranet.example/p.json', 'https://intranet.example', undefined],
  [github, 'https://github.com.example/p.json', 'https://github.com.example', undefined],
  [github, 'https://gist.github.com/p.json', 'https://gist.github.com', undefined],
  [github, 'https://github.com:8443/p.json', 'https://github.com:8443', undefined],
  [github, 'http://github.com/p.json', 'http://github.com', undefined],
  [github, 'https://intranet.example/p.json', 'https://github.com', undefined],
  [github, 'https://github.com/o/r/raw/main/p.json', 'https://raw.githubusercontent.com', undefined],
  [microsoft, 'https://policy.example/p.json', 'https://policy.example', session('microsoft', 'api://policy/.default')],
  [microsoft, 'https://policy.example/p.json', 'https://other.example', undefined],
  [microsoft, 'http://policy.example/p.json', 'http://policy.example', undefined],
  [{ ...microsoft, authenticationScope: '' }, 'https://policy.example/p.json', 'https://policy.example', undefined],
  [none, 'https://github.com/o/r/raw/main/p.json', 'https://github.com', undefined],
  [{ ...none, authentication: 'kerberos' }, 'https://github.com/p.json', 'https://github.com', undefined],
];

describe('settings: which token may go where', () => {
  for (const [settings, policyUrl, origin, expected] of sessions) {
    it(`${settings.authentication}${settings.authenticationScope === '' ? '' : ' with a scope'}, ${policyUrl} → ${origin}`, () => {
      deepEqual(sessionFor(origin, { ...settings, policyUrl }), expected);
    });
  }
});
