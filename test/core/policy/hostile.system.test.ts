import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type PolicyReading, readPolicy } from '../../../src/core/policy/read';
import { readJson, readWithPlaces } from '../../../src/core/policy/read-json';

const mebibyte = 1024 * 1024;
const rule = (id: number) => `{"id":"r${id}","status":"allowed","tools":["x"]}`;
const policy = (rules: string) => `{"version":1,"organization":"E","serial":1,"rules":[${rules}]}`;
const many = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => item(i)).join();

const rows: readonly (readonly [name: string, text: () => string | Uint8Array, outcome: string, code: string])[] = [
  ['1 MiB of open brackets', () => '['.repeat(mebibyte), 'syntax', 'too-deep'],
  ['1 MiB of open braces', () => '{"a":'.repeat(mebibyte / 5), 'syntax', 'too-deep'],
  ['1 MiB of brackets in a field', () => `{"version":1,"rules":${'['.repeat(mebibyte)}`, 'syntax', 'too-deep'],
  ['1 MiB of closing brackets', () => `{"version":1${']'.repeat(mebibyte)}`, 'syntax', 'syntax'],
  ['1 MiB of words', () => `{"version":1 ${'"a" '.repeat(mebibyte / 4)}`, 'syntax', 'syntax'],
  ['1 MiB of commas', () => `{"rules":[${','.repeat(mebibyte)}`, 'syntax', 'syntax'],
  ['an unclosed text of 1 MiB', () => `{"version":1,"organization":"${'a'.repeat(mebibyte)}`, 'syntax', 'syntax'],
  ['a comment of 1 MiB', () => `{"version":1 /*${'*'.repeat(mebibyte)}`, 'syntax', 'syntax'],
  ['1 MiB of backslashes', () => `{"version":1,"organization":"${'\\\\'.repeat(mebibyte / 2)}"}`, 'schema', 'too-long'],
  [
    '80,000 whole rules',
    () => policy(many(80_000, () => '{"id":"x","status":"allowed","tools":["x"]}')),
    'schema',
    'too-many',
  ],
  ['100,000 empty rules', () => policy(many(100_000, () => '{}')), 'schema', 'too-many'],
  [
    '100,000 whole rules',
    () => policy(many(100_000, () => '{"id":"x","status":"allowed","tools":["x"]}')),
    'too-large',
    'too-large',
  ],
  ['1,000,000 rules', () => policy(many(1_000_000, () => '0')), 'schema', 'too-many'],
  [
    '100,000 tools',
    () => policy(`{"id":"x","status":"allowed","tools":[${many(100_000, () => '7')}]}`),
    'schema',
    'too-many',
  ],
  [
    '400,000 wrong items in 400 rules',
    () => policy(many(400, (id) => `{"id":"r${id}","status":"allowed","tools":[${many(1_000, () => '0')}]}`)),
    'schema',
    'wrong-type',
  ],
  ['5,000 equal ids', () => policy(many(5_000, () => rule(0))), 'schema', 'duplicate-id'],
  [
    'a reason of 1 MB',
    () => policy(`{"id":"x","status":"allowed","tools":["x"],"reason":"${'a'.repeat(1e6)}"}`),
    'schema',
    'too-long',
  ],
  ['an id of 1 MB', () => policy(`{"id":"${'a'.repeat(1e6)}","status":"allowed","tools":["x"]}`), 'schema', 'too-long'],
  [
    'a version range of 1 MB',
    () => policy(`{"id":"x","status":"allowed","commands":["x"],"versions":"${'>1 '.repeat(3e5)}"}`),
    'schema',
    'too-long',
  ],
  [
    'a link of 1 MB',
    () => policy(`{"id":"x","status":"allowed","tools":["x"],"rationaleUrl":"https://${'a.'.repeat(5e5)}"}`),
    'schema',
    'too-long',
  ],
  ['a field name of 1 MB', () => `{"version":1,"${'a'.repeat(1e6)}":1}`, 'schema', 'unknown-field'],
  [
    '100,000 unknown fields',
    () => `{"version":1,${many(100_000, (index) => `"f${index}":1`)}}`,
    'schema',
    'unknown-field',
  ],
  ['100,000 duplicate fields', () => `{"version":1,${many(100_000, () => '"version":1')}}`, 'schema', 'duplicate-key'],
  [
    '100,000 languages',
    () =>
      policy(`{"id":"x","status":"allowed","tools":["x"],"reason":{${many(100_000, (index) => `"l${index}":""`)}}}`),
    'schema',
    'too-many',
  ],
  [
    'lone surrogates',
    () => policy('{"id":"x","status":"allowed","tools":["x"],"reason":"\\ud800"}'),
    'schema',
    'character',
  ],
  [
    'bytes of 1 MiB that are no UTF-8',
    () => new Uint8Array(mebibyte).fill(0xff).fill(0x7b, 0, 1),
    'syntax',
    'encoding',
  ],
  ['1 MiB of zeros', () => new Uint8Array(mebibyte), 'not-a-policy', 'not-a-policy'],
];

function check(reading: PolicyReading, outcome: string, code: string): void {
  assert.equal(reading.outcome === 'ok' ? 'ok' : reading.reason, outcome);
  assert.ok(
    reading.problems.some((problem) => problem.code === code),
    JSON.stringify(reading.problems[0]),
  );
  assert.ok(reading.problems.length <= 201);
  for (const problem of reading.problems) assert.ok(problem.message.length < 1_000);
}

describe('core/policy/read: hostile input', () => {
  for (const [name, text, outcome, code] of rows) {
    it(`${name}: ${code}, within a second`, () => {
      const input = text();
      const started = process.cpuUsage();
      const reading = readPolicy(input, { layer: 'organization', reader: 'author' });
      const { user, system } = process.cpuUsage(started);
      check(reading, outcome, code);
      assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
    });
  }

  it('a policy of 5,000 rules is fine', () => {
    assert.equal(readPolicy(policy(many(5_000, rule)), { layer: 'organization', reader: 'author' }).outcome, 'ok');
  });

  it('never throws, and always gives a reason', () => {
    const words = [
      'version',
      'rules',
      'id',
      'status',
      'tools',
      'reason',
      '__proto__',
      'exceptions',
      'catalogue',
      'contact',
    ];
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(1, 'banned', 'allowed', null, true, -0.5, '', '2026-01-01', 'npm:x', '\ud800'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 6 }),
      ),
    })).value;
    fc.assert(
      fc.property(
        json,
        fc.constantFrom('author', 'client'),
        fc.constantFrom('organization', 'workspace'),
        (value, reader, layer) => {
          const document = typeof value === 'object' && !Array.isArray(value) ? { version: 1, ...value } : value;
          const reading = readPolicy(JSON.stringify(document), { layer, reader });
          if (reading.outcome === 'failed') assert.ok(reading.problems.some((problem) => problem.severity === 'error'));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads the same the fast way and the way that knows places', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\n"',
      '"__proto__"',
      '"é\\u00e9"',
      '1',
      '-0.5e3',
      '01',
      'true',
      'null',
      ' ',
      '\n',
      '// x\n',
      '/* x */',
      '"b"',
      '/',
      '"',
      '\\',
      'nul',
    );
    const pieces = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
    const value = fc.json({ maxDepth: 4 }).map((text) => text.replaceAll(',', ' /* , */ ,\n'));
    fc.assert(
      fc.property(fc.oneof(pieces, value), (text) => assert.deepEqual(readJson(text), readWithPlaces(text))),
      { numRuns: 500 },
    );
  });
});
