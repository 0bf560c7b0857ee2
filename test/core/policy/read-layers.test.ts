import assert from 'node:assert/strict';
import { problemText } from '../../../src/core/policy/problem-text';
import { type PolicyReading, readPolicy } from '../../../src/core/policy/read';

type Fields = Readonly<Record<string, unknown>>;

const rule = { id: 'r', tools: ['aider'], status: 'banned', reason: 'Why', rationaleUrl: 'https://a.example/' };
const policy = { version: 1, organization: 'Example Group', serial: 1, rules: [rule] };

const summary = (reading: PolicyReading) =>
  reading.problems.map((problem) => `${problem.severity} ${problem.code} ${problem.path}`);

describe('core/policy/read: fields that are not known', () => {
  const rows: readonly (readonly [name: string, fields: Fields, kept: unknown, ...notes: string[]])[] = [
    ['a top-level field is ignored', { priority: 3, rules: [rule] }, [rule], 'note newer-field $.priority'],
    ['a banned rule is kept', { rules: [{ ...rule, users: 1 }] }, [rule], 'note newer-field $.rules[0].users'],
    [
      'a restricted rule is kept',
      { rules: [{ ...rule, status: 'restricted', users: 1 }] },
      [{ ...rule, status: 'restricted' }],
      'note newer-field $.rules[0].users',
    ],
    [
      'an allowed rule is dropped',
      { rules: [rule, { id: 'a', tools: ['x'], status: 'allowed', users: 1 }] },
      [rule],
      'note newer-field $.rules[1].users',
    ],
    [
      'an exception is dropped',
      {
        rules: [
          { ...rule, exceptions: [{ repositories: ['a.example/b'], users: 1 }, { repositories: ['a.example/c'] }] },
        ],
      },
      [{ ...rule, exceptions: [{ repositories: ['a.example/c'] }] }],
      'note newer-field $.rules[0].exceptions[0].users',
    ],
    [
      'an alternative is kept',
      { rules: [{ ...rule, alternatives: [{ name: 'Own', logo: 'x' }] }] },
      [{ ...rule, alternatives: [{ name: 'Own' }] }],
      'note newer-field $.rules[0].alternatives[0].logo',
    ],
    [
      'a banned rule with a new selector alone is kept, and selects nothing',
      { rules: [{ ...rule, tools: undefined, notebooks: ['x'] }] },
      [{ id: 'r', status: 'banned', reason: 'Why', rationaleUrl: 'https://a.example/' }],
      'note newer-field $.rules[0].notebooks',
    ],
  ];
  for (const [name, fields, kept, ...notes] of rows) {
    const text = JSON.stringify({ ...policy, ...fields });
    it(`to a client: ${name}`, () => {
      const reading = readPolicy(text, { layer: 'organization', reader: 'client' });
      assert.deepEqual(summary(reading), notes);
      assert.ok(reading.outcome === 'ok');
      assert.deepEqual(JSON.parse(JSON.stringify(reading.policy)), { ...policy, rules: kept });
    });
    it(`to an author it is an error: ${name}`, () => {
      const reading = readPolicy(text, { layer: 'organization', reader: 'author' });
      assert.ok(reading.outcome === 'failed' && reading.reason === 'schema');
      const paths = notes.map((note) => note.replace('note newer-field', 'error unknown-field'));
      assert.deepEqual(
        summary(reading).filter((problem) => problem.includes('unknown-field')),
        paths,
      );
    });
  }

  it('a misspelt known field is an error to a client too', () => {
    const reading = readPolicy(JSON.stringify({ ...policy, rules: [{ ...rule, status: 'baned' }] }), {
      layer: 'organization',
      reader: 'client',
    });
    assert.deepEqual(summary(reading), ['error unknown-value $.rules[0].status']);
  });

  it('__proto__ and its like change nothing', () => {
    const text = `{"__proto__": {"polluted": 1}, ${JSON.stringify({ ...policy, rules: [] }).slice(1, -2)}{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, ${JSON.stringify({ ...rule, reason: undefined }).slice(1, -1)}, "reason": {"en": "Why", "__proto__": "x", "constructor": "y"}}]}`;
    const reading = readPolicy(text, { layer: 'organization', reader: 'client' });
    assert.ok(reading.outcome === 'ok');
    assert.deepEqual(reading.policy, { ...policy, rules: [{ ...rule, reason: { en: 'Why' } }] });
    assert.equal(Object.hasOwn(reading.policy.rules[0] ?? {}, '__proto__'), false);
    assert.equal('polluted' in {}, false);
    assert.deepEqual(summary(reading), [
      'note newer-field $.__proto__',
      'note newer-field $.rules[0].__proto__',
      'note newer-field $.rules[0].constructor',
      'note newer-field $.rules[0].reason.__proto__',
      'note newer-field $.rules[0].reason.constructor',
    ]);
  });
});

describe("core/policy/read: a repository's own file", () => {
  const file = { version: 1, rules: [rule] };
  const rows: readonly (readonly [name: string, fields: Fields, rules: unknown, ...problems: string[]])[] = [
    ['version and rules', {}, [rule]],
    ['what it cannot set', { mode: 'audit', unlisted: 'banned' }, [rule], '$.mode', '$.unlisted'],
    [
      'a catalogue and a link',
      { catalogue: [], exceptionUrl: 'https://a.example/' },
      [rule],
      '$.catalogue',
      '$.exceptionUrl',
    ],
    [
      'the organisation',
      { organization: 'X', serial: 4, homepage: 5 },
      [rule],
      '$.organization',
      '$.serial',
      '$.homepage',
    ],
    ['terminal beyond notify', { rules: [{ ...rule, terminal: 'block' }] }, [rule], '$.rules[0].terminal'],
    ['terminal notify', { rules: [{ ...rule, terminal: 'notify' }] }, [{ ...rule, terminal: 'notify' }]],
    ['extension beyond offer', { rules: [{ ...rule, extension: 'disable' }] }, [rule], '$.rules[0].extension'],
    [
      'exceptions',
      { rules: [{ ...rule, exceptions: [{ repositories: ['a.example/b'] }] }] },
      [rule],
      '$.rules[0].exceptions',
    ],
    [
      'an alternative that installs',
      { rules: [{ ...rule, alternatives: ['qoder', { name: 'Own', extension: 'a.b' }] }] },
      [{ ...rule, alternatives: ['qoder', { name: 'Own' }] }],
      '$.rules[0].alternatives[1].extension',
    ],
  ];
  for (const [name, fields, rules, ...problems] of rows) {
    for (const reader of ['author', 'client'] as const) {
      it(`${name}, to ${reader === 'author' ? 'an author' : 'a client'}: ${problems.join(', ') || 'fine'}`, () => {
        const reading = readPolicy(JSON.stringify({ ...file, ...fields }), { layer: 'workspace', reader });
        assert.deepEqual(
          summary(reading),
          problems.map((path) => `error not-in-workspace ${path}`),
        );
        assert.ok(reading.outcome === 'ok');
        assert.deepEqual(reading.policy, { version: 1, organization: '', serial: 0, rules });
      });
    }
  }

  it('a value that no layer knows is an ordinary error', () => {
    const text = JSON.stringify({ ...file, rules: [{ ...rule, terminal: 'stop' }] });
    const reading = readPolicy(text, { layer: 'workspace', reader: 'client' });
    assert.deepEqual(summary(reading), ['error unknown-value $.rules[0].terminal']);
  });
});

describe('core/policy/read: places and words', () => {
  const text = [
    '{',
    '  "version": 1, // of the format',
    '  "organization": "Example Group",\r',
    '  "serial": 1,',
    '  "rules": [',
    '    { "id": "r", "tools": ["aider"], "statsu": "banned", "status": "baned" },',
    '    { "id": "r", "id": "s", "tools": ["x"], "status": "allowed" }',
    '  ]',
    '}',
  ].join('\n');

  it('tells line, column, path, found, expected and the nearest name, of all errors at once', () => {
    const reading = readPolicy(text, { layer: 'organization', reader: 'author' });
    assert.deepEqual(
      reading.problems.map((problem) => [
        `${problem.line}:${problem.column}`,
        text.slice(problem.offset, problem.offset + problem.length),
        problem.path,
        problem.message,
      ]),
      [
        ['6:38', '"statsu"', '$.rules[0].statsu', '"statsu" is not a field here. Did you mean "status"?'],
        [
          '6:68',
          '"baned"',
          '$.rules[0].status',
          '"status" must be one of allowed, restricted, banned; found "baned". Did you mean "banned"?',
        ],
        ['7:18', '"id"', '$.rules[1].id', 'The field "id" stands here twice. Keep one of them.'],
      ],
    );
    const [, status] = reading.problems;
    assert.deepEqual(
      [status?.found, status?.expected, status?.nearest],
      ['"baned"', 'one of allowed, restricted, banned', 'banned'],
    );
  });

  it('says where JSON ends too early', () => {
    const reading = readPolicy(text.slice(0, text.indexOf('"rules"')), { layer: 'organization', reader: 'author' });
    const [problem] = reading.problems;
    assert.equal(problem?.line, 5);
    assert.match(problem?.message ?? '', /^This is not JSON: expected .+, found the end of the file\.$/);
  });

  it('shortens what is long', () => {
    const reading = readPolicy(text.replace('banned', 'b'.repeat(100_000)), {
      layer: 'organization',
      reader: 'author',
    });
    for (const problem of reading.problems) assert.ok(problem.message.length < 400, problem.message.slice(0, 400));
  });

  it('has one sentence for each code', () => {
    assert.equal(
      problemText({ code: 'lapsed', severity: 'warning', path: [], rule: 'r', found: '"2026-01-01"' }),
      'Rule "r" has lapsed: its "until" is "2026-01-01". Remove it, or give it another end.',
    );
  });
});
