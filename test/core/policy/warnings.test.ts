import assert from 'node:assert/strict';
import { loadBuiltInCatalogue } from '../../../src/catalogue';
import type { Problem } from '../../../src/core/policy/problem';
import { readPolicy } from '../../../src/core/policy/read';
import { type ReviewOptions, reviewPolicy } from '../../../src/core/policy/warnings';

type Fields = Readonly<Record<string, unknown>>;

const now = Date.parse('2026-11-22T12:00:00Z');
const options: ReviewOptions = { catalogue: loadBuiltInCatalogue(), now, signed: true };

const words = { reason: 'Why', rationaleUrl: 'https://a.example/' };
const banned = (id: string, fields: Fields) => ({ id, status: 'banned', ...words, ...fields });
const restricted = (id: string, fields: Fields) => ({ id, status: 'restricted', ...words, ...fields });
const allowed = (id: string, fields: Fields) => ({ id, status: 'allowed', ...fields });

function review(fields: Fields, changed: Partial<ReviewOptions> = {}): readonly Problem[] {
  const text = JSON.stringify({ version: 1, organization: 'Example Group', serial: 1, ...fields });
  const reading = readPolicy(text, { layer: 'organization', reader: 'author' });
  assert.deepEqual(reading.problems, []);
  assert.ok(reading.outcome === 'ok');
  return reviewPolicy(reading.policy, reading.positions, { ...options, ...changed });
}

/** Each problem as `code path`, and what it names. */
const brief = (problem: Problem) =>
  [problem.code, problem.path, ...(problem.nearest === undefined ? [] : ['→', problem.nearest])].join(' ');

const rows: readonly (readonly [name: string, rules: readonly Fields[], ...warnings: string[]])[] = [
  ['nothing to say', [banned('a', { tools: ['claude-code'] })]],
  ['an unknown tool', [banned('a', { tools: ['claude-kode'] })], 'unknown-tool $.rules[0].tools[0] → claude-code'],
  ['a name for an id', [banned('a', { tools: ['Claude.Code'] })], 'unknown-tool $.rules[0].tools[0] → claude-code'],
  ['a tool like no other', [banned('a', { tools: ['zzzzzzzzzz'] })], 'unknown-tool $.rules[0].tools[0]'],
  ['an unknown vendor', [banned('a', { vendors: ['antropic'] })], 'unknown-vendor $.rules[0].vendors[0] → anthropic'],
  [
    'an unknown alternative',
    [banned('a', { tools: ['aider'], alternatives: ['github-copilott'] })],
    'unknown-tool $.rules[0].alternatives[0] → github-copilot',
  ],
  [
    'a reason without English',
    [banned('a', { tools: ['aider'], reason: { 'zh-cn': '原因' } })],
    'no-english $.rules[0].reason',
  ],
  ['lapsed', [banned('a', { tools: ['aider'], until: '2026-11-21' })], 'lapsed $.rules[0].until'],
  ['the last day', [banned('a', { tools: ['aider'], until: '2026-11-22' })]],
  [
    'until before from',
    [banned('a', { tools: ['aider'], from: '2027-02-01', until: '2027-01-01' })],
    'until-before-from $.rules[0].until',
  ],
  ['one day', [banned('a', { tools: ['aider'], from: '2027-02-01', until: '2027-02-01' })]],
  [
    'an exception that has lapsed',
    [banned('a', { tools: ['aider'], exceptions: [{ repositories: ['a.example/b'], until: '2026-01-01' }] })],
    'exception-lapsed $.rules[0].exceptions[0].until',
  ],
  [
    'an alternative banned by another rule',
    [banned('a', { tools: ['aider'], alternatives: ['claude-code'] }), banned('b', { tools: ['claude-code'] })],
    'banned-alternative $.rules[0].alternatives[0]',
  ],
  [
    'an alternative whose vendor is banned',
    [banned('a', { tools: ['aider'], alternatives: ['claude-code'] }), banned('b', { vendors: ['anthropic'] })],
    'banned-alternative $.rules[0].alternatives[0]',
  ],
  [
    'an alternative that is allowed beside a banned vendor',
    [
      banned('a', { tools: ['aider'], alternatives: ['claude-code'] }),
      banned('b', { vendors: ['anthropic'] }),
      allowed('c', { tools: ['claude-code'] }),
    ],
  ],
  [
    'an own alternative whose extension is banned',
    [
      banned('a', { tools: ['aider'], alternatives: [{ name: 'Own', extension: 'example.own' }] }),
      banned('b', { extensions: ['example.*'] }),
    ],
    'banned-alternative $.rules[0].alternatives[0]',
  ],
  [
    'alternatives of an allowed rule',
    [allowed('a', { tools: ['aider'], alternatives: ['qoder'] })],
    'alternative-of-allowed $.rules[0].alternatives',
  ],
  ['a look-alike', [banned('a', { extensions: ['*.claude-code*'] })], 'look-alike $.rules[0].extensions[0]'],
  [
    'a look-alike by its publisher',
    [banned('a', { extensions: ['AmazonWebServices.*'] })],
    'look-alike $.rules[0].extensions[0]',
  ],
  ['a pattern that spares look-alikes', [banned('a', { extensions: ['anthropic.*'] })]],
  ['a look-alike named on purpose', [banned('a', { extensions: ['zstings.claude-code-zh-cn'] })]],
  ['everything', [banned('a', { extensions: ['*.*'] })], 'matches-everything $.rules[0].extensions[0]'],
  ['every package', [banned('a', { packages: ['npm:*'] })], 'matches-everything $.rules[0].packages[0]'],
  ['an empty list', [banned('a', { tools: ['aider'], vendors: [] })], 'empty-selector $.rules[0].vendors'],
  ['one twice', [banned('a', { extensions: ['a.b', 'A.B'] })], 'repeated-selector $.rules[0].extensions[1]'],
  [
    'the same again',
    [banned('a', { tools: ['aider'] }), banned('b', { tools: ['aider'] })],
    'never-decides $.rules[1].id',
  ],
  [
    'milder on the same',
    [allowed('a', { tools: ['aider'] }), banned('b', { tools: ['aider'] })],
    'never-decides $.rules[0].id',
  ],
  [
    'a pattern within a pattern',
    [banned('a', { extensions: ['example.*'] }), restricted('b', { extensions: ['Example.chat-*'] })],
    'never-decides $.rules[1].id',
  ],
  [
    'all selectors, by several rules',
    [
      banned('a', { tools: ['aider'] }),
      banned('b', { commands: ['q'] }),
      restricted('c', { tools: ['aider'], commands: ['q'] }),
    ],
    'never-decides $.rules[2].id',
  ],
  [
    'a pattern and what it holds',
    [banned('a', { extensions: ['example.*'] }), allowed('b', { extensions: ['example.chat'] })],
  ],
  ['a vendor and its tool', [banned('a', { vendors: ['anthropic'] }), allowed('b', { tools: ['claude-code'] })]],
  ['an announced step', [restricted('a', { tools: ['aider'] }), banned('b', { tools: ['aider'], from: '2027-01-01' })]],
  [
    'first then another',
    [
      restricted('a', { tools: ['aider'], until: '2026-12-31' }),
      allowed('b', { tools: ['aider'], from: '2027-01-01' }),
    ],
  ],
  ['some versions', [banned('a', { commands: ['q'], versions: '<2' }), restricted('b', { commands: ['q'] })]],
  [
    'shadowed but for its exceptions',
    [
      banned('a', { tools: ['aider'], exceptions: [{ repositories: ['a.example/b'] }] }),
      restricted('b', { tools: ['aider'] }),
    ],
    'overlap $.rules[1].tools[0]',
  ],
  [
    'overlapping in part',
    [banned('a', { tools: ['aider', 'qoder'] }), restricted('b', { tools: ['qoder', 'claude-code'] })],
    'overlap $.rules[1].tools[0]',
  ],
  ['a tool that another continues', [banned('a', { tools: ['amazon-q'] })], 'reaches-successor $.rules[0].tools[0]'],
  ['and that is named too', [banned('a', { tools: ['amazon-q'] }), allowed('b', { tools: ['kiro'] })]],
  ['or offered instead', [banned('a', { tools: ['amazon-q'], alternatives: ['kiro'] })]],
  [
    'an alternative that continues what is banned',
    [banned('a', { tools: ['amazon-q'] }), banned('b', { tools: ['aider'], alternatives: ['kiro'] })],
    'reaches-successor $.rules[0].tools[0]',
    'banned-alternative $.rules[1].alternatives[0]',
  ],
  [
    'spellings of one package',
    [banned('a', { packages: ['pypi:Aider_Chat'] }), banned('b', { packages: ['pypi:aider-chat'] })],
    'never-decides $.rules[1].id',
  ],
];

const wholes: readonly (readonly [fields: Fields, changed: Partial<ReviewOptions>, ...warnings: string[]])[] = [
  [{ rules: [] }, {}, 'no-rules $.rules'],
  [{ rules: [], unlisted: 'restricted' }, {}],
  [{ rules: [], unlisted: 'banned' }, {}, 'nothing-allowed $.unlisted'],
  [{ rules: [allowed('a', { tools: ['aider'] })], unlisted: 'banned' }, {}],
  [
    {
      rules: [
        allowed('a', { tools: ['qoder'] }),
        banned('b', { tools: ['aider'], alternatives: ['github-copilot', 'qoder'] }),
      ],
      unlisted: 'banned',
    },
    {},
    'banned-alternative $.rules[1].alternatives[0]',
  ],
  [{ rules: [banned('a', { tools: ['aider'] })], expiresAt: '2026-11-21' }, {}, 'policy-expired $.expiresAt'],
  [{ rules: [banned('a', { tools: ['aider'] })], issuedAt: '2027-01-01' }, {}, 'issued-later $.issuedAt'],
  [
    { rules: [banned('a', { tools: ['aider'] })], issuedAt: '2026-02-01', expiresAt: '2026-01-01T00:00:00Z' },
    {},
    'expires-before-issue $.expiresAt',
  ],
  [{ rules: [banned('a', { tools: ['aider'], extension: 'disable', terminal: 'block' })] }, {}],
  [
    { rules: [banned('a', { tools: ['aider'], extension: 'disable', terminal: 'block' })] },
    { signed: false },
    'unsigned-disable $.rules[0].extension',
    'unsigned-block $.rules[0].terminal',
  ],
  [{ rules: [banned('a', { tools: ['aider'], terminal: 'block' })] }, { signed: false, layer: 'managed' }],
  [{ rules: [banned('a', { tools: ['aider'], terminal: 'confirm' })] }, { signed: false }],
  [{ rules: [banned('a', { tools: ['own'] })], catalogue: [{ id: 'own', name: 'Own' }] }, {}],
  [
    {
      rules: [banned('a', { tools: ['own'] })],
      catalogue: [{ id: 'own', name: 'Own', extensions: ['anthropic.claude-code'] }],
    },
    {},
    'claimed-value $.catalogue[0].extensions',
  ],
  [
    { rules: [banned('a', { tools: ['aider'] })], catalogue: [{ id: 'aider', name: 'Own' }] },
    {},
    'redefined-tool $.catalogue[0].id',
  ],
];

describe('core/policy/warnings', () => {
  for (const [name, rules, ...warnings] of rows) {
    it(`${name}: ${warnings.join(', ') || 'nothing'}`, () => assert.deepEqual(review({ rules }).map(brief), warnings));
  }
  for (const [fields, changed, ...warnings] of wholes) {
    it(`${JSON.stringify({ ...fields, ...changed }).slice(0, 90)}: ${warnings.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(review(fields, changed).map(brief), warnings);
    });
  }

  it('knows the look-alikes of the catalogue by name', () => {
    const [problem] = review({ rules: [banned('a', { extensions: ['*.claude-code-zh*'] })] });
    assert.match(problem?.message ?? '', /zstings\.claude-code-zh-cn, a translation of claude-code/);
  });

  it('reviews 5,000 rules in bounded time', () => {
    const rules = Array.from({ length: 5_000 }, (_, n) =>
      banned(`r${n}`, { extensions: [`example${n}.*`], commands: [`c${n}`] }),
    );
    const started = process.cpuUsage();
    assert.deepEqual(review({ rules }), []);
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 2_000_000, `${(user + system) / 1000} ms`);
  });
});
