import assert from 'node:assert/strict';
import type { Problem } from '../../../src/core/policy/problem';
import { type PolicyReading, type ReadOptions, readPolicy } from '../../../src/core/policy/read';

type Fields = Readonly<Record<string, unknown>>;

const rule = { id: 'r', tools: ['aider'], status: 'banned', reason: 'Why', rationaleUrl: 'https://a.example/' };
const policy = { version: 1, organization: 'Example Group', serial: 1, rules: [rule] };

/** A policy with some top-level fields replaced; `undefined` takes a field out. */
const withTop = (fields: Fields) => JSON.stringify({ ...policy, ...fields });
const withRule = (fields: Fields) => JSON.stringify({ ...policy, rules: [{ ...rule, ...fields }] });

const author: ReadOptions = { layer: 'organization', reader: 'author' };

/** Each problem as `code path found → nearest`. */
function brief(problem: Problem): string {
  const nearest = problem.nearest === undefined ? '' : ` → ${problem.nearest}`;
  return `${problem.code} ${problem.path}${nearest}`;
}

function check(
  text: string | Uint8Array,
  outcome: string,
  problems: readonly string[],
  options = author,
): PolicyReading {
  const reading = readPolicy(text, options);
  assert.deepEqual(
    { outcome: reading.outcome === 'ok' ? 'ok' : reading.reason, problems: reading.problems.map(brief) },
    { outcome, problems },
  );
  return reading;
}

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

const wholes: readonly (readonly [name: string, text: string | Uint8Array, outcome: string, ...problems: string[]])[] =
  [
    ['a policy', withTop({}), 'ok'],
    ['comments and trailing commas', `// c\n${withTop({}).replace(/\}$/, ', /* c */ }')}`, 'ok'],
    ['a byte order mark', bytes([0xef, 0xbb, 0xbf], withTop({ organization: '示例集团' })), 'ok'],
    ['a byte order mark in a text', `\uFEFF${withTop({})}`, 'ok'],
    [
      'UTF-16',
      bytes(
        [0xff, 0xfe],
        [...withTop({})].flatMap((c) => [c.charCodeAt(0), 0]),
      ),
      'syntax',
      'encoding $',
    ],
    ['bytes that are no UTF-8', bytes('{"version": 1, "organization": "', [0xe9], '"}'), 'syntax', 'encoding $'],
    [
      'a sign-in page in Latin-1',
      bytes('<!DOCTYPE html><title>Acc', [0xe8], 's</title>'),
      'not-a-policy',
      'not-a-policy $',
    ],
    ['HTML', '<html><body>Sign in</body></html>', 'not-a-policy', 'not-a-policy $'],
    ['words', 'Please sign in', 'not-a-policy', 'not-a-policy $'],
    ['nothing', '', 'not-a-policy', 'not-a-policy $'],
    ['white space', ' \n ', 'not-a-policy', 'not-a-policy $'],
    ['a list', '[]', 'not-a-policy', 'not-a-policy $'],
    ['an empty object', '{}', 'not-a-policy', 'not-a-policy $'],
    ['an error of an API', '{"message":"Not Found","status":"404"}', 'not-a-policy', 'not-a-policy $'],
    ['a manifest', '{"name":"x","version":"1.0.0"}', 'not-a-policy', 'not-a-policy $'],
    ['a truncated body', withTop({}).slice(0, 61), 'syntax', 'syntax $', 'syntax $'],
    ['a truncated first word', '{"ver', 'syntax', 'syntax $', 'syntax $'],
    ['an unclosed comment', `${withTop({})} /* and`, 'syntax', 'syntax $'],
    ['two documents', `${withTop({})} {}`, 'syntax', 'syntax $'],
    ['a newer version', '{"version": 2, "regulations": {}}', 'version', 'unknown-version $.version'],
    ['version 0', withTop({ version: 0 }), 'version', 'unknown-version $.version'],
    ['a version in quotes', withTop({ version: '1' }), 'schema', 'wrong-type $.version'],
    ['no version', withTop({ version: undefined }), 'schema', 'missing-field $.version'],
    [
      'rules alone',
      '{"rules": []}',
      'schema',
      'missing-field $.version',
      'missing-field $.organization',
      'missing-field $.serial',
    ],
    ['more than 4 MiB', `{"version": 1, "rules": [${' '.repeat(4 * 1024 * 1024)}]}`, 'too-large', 'too-large $'],
  ];

const tops: readonly (readonly [fields: Fields, ...problems: string[]])[] = [
  [{ organization: '' }, 'empty $.organization'],
  [{ organization: '  ' }, 'empty $.organization'],
  [{ organization: 'A\u001b[31mB' }, 'character $.organization'],
  [{ organization: 'A\ud800B' }, 'character $.organization'],
  [{ organization: 'A'.repeat(201) }, 'too-long $.organization'],
  [{ organization: ['A'] }, 'wrong-type $.organization'],
  [{ organization: null }, 'wrong-type $.organization'],
  [{ serial: -1 }, 'whole-number $.serial'],
  [{ serial: 1.5 }, 'whole-number $.serial'],
  [{ serial: 1e300 }, 'whole-number $.serial'],
  [{ serial: '7' }, 'wrong-type $.serial'],
  [{ serail: 2 }, 'unknown-field $.serail → serial'],
  [{ unlisted: 'forbidden' }, 'unknown-value $.unlisted → banned'],
  [{ unlisted: 'purple' }, 'unknown-value $.unlisted'],
  [{ mode: 'Audit' }, 'unknown-value $.mode → audit'],
  [{ issuedAt: 'yesterday' }, 'date-format $.issuedAt'],
  [{ expiresAt: '2026-07-10T09:00:00' }, 'date-no-offset $.expiresAt → 2026-07-10T09:00:00Z'],
  [{ homepage: 'http://a.example/' }, 'link $.homepage → https://a.example/'],
  [{ homepage: 'javascript:alert(1)' }, 'link $.homepage'],
  [{ homepage: 'command:workbench.action.quit' }, 'link $.homepage'],
  [{ homepage: 'https://user:secret@a.example/' }, 'link $.homepage'],
  [{ homepage: 'https://a.example/ b' }, 'link $.homepage'],
  [{ homepage: 'https://' }, 'link $.homepage'],
  [{ homepage: 'https://a.example\\@b.example/' }, 'link $.homepage'],
  [{ contact: { label: 'A', url: 'tel:1' } }, 'contact-link $.contact.url'],
  [{ contact: { label: 'A', url: 'a@a.example' } }, 'contact-link $.contact.url → mailto:a@a.example'],
  [{ contact: { label: 'A' } }, 'missing-field $.contact.url'],
  [{ contact: [] }, 'wrong-type $.contact'],
  [{ exceptionUrl: 'https://a.example/?t={tool}&x={foo}' }, 'link-template $.exceptionUrl'],
  [{ exceptionUrl: 'https://a.example/?t={tol}' }, 'link-template $.exceptionUrl → {tool}'],
  [{ exceptionUrl: 'https://{tool}.example/' }, 'link-template $.exceptionUrl'],
  [{ exceptionUrl: 'https://a.example/?t={tool' }, 'link-template $.exceptionUrl'],
  [{ rules: {} }, 'wrong-type $.rules'],
  [{ rules: [7] }, 'wrong-type $.rules[0]'],
  [{ rules: [[]] }, 'wrong-type $.rules[0]'],
  [{ rules: [rule, rule] }, 'duplicate-id $.rules[1].id'],
  [{ catalogue: [{ id: 'own', name: 'Own', colour: 'red' }] }, 'unknown-field $.catalogue[0].colour'],
  [{ catalogue: [{ id: 'own' }] }, 'missing-field $.catalogue[0].name'],
  [{ catalogue: [{ id: 'O w n', name: 'Own' }] }, 'catalogue-entry $.catalogue[0].id'],
  [{ catalogue: [{ id: 'aider', name: 'Own' }] }, 'redefined-tool $.catalogue[0].id'],
  [{ constructor: 1 }, 'unknown-field $.constructor'],
];

const rules: readonly (readonly [fields: Fields, ...problems: string[]])[] = [
  [{ id: undefined }, 'missing-field $.rules[0].id'],
  [{ id: 'two words' }, 'id-form $.rules[0].id'],
  [{ status: 'baned' }, 'unknown-value $.rules[0].status → banned'],
  [{ status: 'ban' }, 'unknown-value $.rules[0].status → banned'],
  [{ status: 'deny' }, 'unknown-value $.rules[0].status → banned'],
  [{ status: 'approved' }, 'unknown-value $.rules[0].status → allowed'],
  [{ presence: 'warning' }, 'unknown-value $.rules[0].presence → warn'],
  [{ rationale: 'https://a.example/' }, 'unknown-field $.rules[0].rationale → rationaleUrl'],
  [{ status: 'BANNED' }, 'unknown-value $.rules[0].status → banned'],
  [{ status: undefined }, 'missing-field $.rules[0].status'],
  [{ tools: undefined }, 'no-selector $.rules[0]'],
  [{ tools: [] }, 'no-selector $.rules[0]'],
  [{ tools: 'aider' }, 'wrong-type $.rules[0].tools'],
  [{ tools: ['aider*'] }, 'id-form $.rules[0].tools[0]'],
  [{ reason: undefined }, 'missing-field $.rules[0].reason'],
  [
    { reason: undefined, rationaleUrl: undefined },
    'missing-field $.rules[0].reason',
    'missing-field $.rules[0].rationaleUrl',
  ],
  [{ reason: {} }, 'empty $.rules[0].reason'],
  [{ reason: { EN: 'Why' } }, 'language-tag $.rules[0].reason.EN → en'],
  [{ reason: { en: 5 } }, 'wrong-type $.rules[0].reason.en'],
  [{ reason: ['Why'] }, 'wrong-type $.rules[0].reason'],
  [{ reason: 7 }, 'wrong-type $.rules[0].reason'],
  [{ from: '2026-02-30' }, 'date-impossible $.rules[0].from'],
  [{ from: '2026/7/1' }, 'date-format $.rules[0].from → 2026-07-01'],
  [{ until: 20270101 }, 'wrong-type $.rules[0].until'],
  [{ extensions: ['claude'] }, 'extension-form $.rules[0].extensions[0]'],
  [{ extensions: ['a.b.c'] }, 'extension-form $.rules[0].extensions[0]'],
  [{ commands: ['claude.exe'] }, 'command-form $.rules[0].commands[0] → claude'],
  [{ commands: ['/usr/bin/claude'] }, 'command-form $.rules[0].commands[0]'],
  [{ commands: ['npx claude'] }, 'command-form $.rules[0].commands[0]'],
  [{ packages: ['pip:aider-chat'] }, 'package-prefix $.rules[0].packages[0] → pypi:aider-chat'],
  [{ packages: ['nmp:x'] }, 'package-prefix $.rules[0].packages[0] → npm:x'],
  [{ packages: ['x'] }, 'package-prefix $.rules[0].packages[0]'],
  [{ packages: ['npm:x@1.0.0'] }, 'package-version $.rules[0].packages[0] → npm:x'],
  [{ packages: ['npm:'] }, 'package-form $.rules[0].packages[0]'],
  [{ mcpServers: ['ftp://x'] }, 'server-form $.rules[0].mcpServers[0]'],
  [{ versions: 'latest' }, 'version-range $.rules[0].versions'],
  [{ versions: '' }, 'version-range $.rules[0].versions'],
  [{ versions: '>'.repeat(300) }, 'version-range $.rules[0].versions'],
  [{ versions: '<2', models: ['x'] }, 'versions-beside $.rules[0].versions'],
  [{ versions: '<2', mcpServers: ['https://m.example/'] }, 'versions-beside $.rules[0].versions'],
  [{ exceptions: [{ until: '2027-01-01' }] }, 'missing-field $.rules[0].exceptions[0].repositories'],
  [
    { exceptions: [{ repositories: ['git@github.com:a/b.git'] }] },
    'repository-form $.rules[0].exceptions[0].repositories[0] → github.com/a/b',
  ],
  [{ alternatives: [{ url: 'https://a.example' }] }, 'missing-field $.rules[0].alternatives[0].name'],
  [{ alternatives: [5] }, 'wrong-type $.rules[0].alternatives[0]'],
  [{ dismissible: 'no' }, 'wrong-type $.rules[0].dismissible'],
  [{ terminal: 'stop' }, 'unknown-value $.rules[0].terminal'],
  [
    { statsu: 'banned', Reason: 'x' },
    'unknown-field $.rules[0].statsu → status',
    'unknown-field $.rules[0].Reason → reason',
  ],
];

const fine: readonly Fields[] = [
  { versions: '<2', mcpServers: ['npm:@playwright/mcp'] },
  { versions: '>=2.1.91 <2.1.314 || 3.x' },
  { extensions: ['*.claude-*', 'Anthropic.claude-code'] },
  { commands: ['q', 'claude-*', 'c++'] },
  { packages: ['npm:@anthropic-ai/*', 'brew:claude-code@latest', 'docker:ghcr.io/a/b'] },
  { mcpServers: ['https://mcp.example.com/*', 'http://localhost:3000/mcp'] },
  { from: '2026-07-10', until: '2026-07-10T09:00:00+02:00' },
  { reason: { en: 'Why\nnot', 'zh-cn': '为什么 😀' } },
  { status: 'allowed', reason: undefined, rationaleUrl: undefined },
];

describe('core/policy/read', () => {
  it('a word that every object knows is a word like any other', () => {
    for (const status of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      check(withRule({ status }), 'schema', ['unknown-value $.rules[0].status']);
  });

  const known: ReadOptions = { ...author, knowsTool: (id) => id === 'aider' };
  for (const [name, text, outcome, ...problems] of wholes) {
    it(`${name}: ${outcome}`, () => void check(text, outcome, problems));
  }
  for (const [fields, ...problems] of tops) {
    it(`${JSON.stringify(fields).slice(0, 70)}: ${problems.join(', ')}`, () => {
      check(withTop(fields), 'schema', problems, known);
    });
  }
  for (const [fields, ...problems] of rules) {
    it(`rule ${JSON.stringify(fields).slice(0, 70)}: ${problems.join(', ')}`, () => {
      check(withRule(fields), 'schema', problems, known);
    });
  }
  for (const fields of fine) {
    it(`rule ${JSON.stringify(fields)} is fine`, () => {
      const reading = check(withRule(fields), 'ok', []);
      assert.ok(reading.outcome === 'ok');
      assert.deepEqual(reading.policy, JSON.parse(withRule(fields)));
    });
  }
});
