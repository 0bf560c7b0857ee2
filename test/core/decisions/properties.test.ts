import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strictness } from '../../../src/core/decisions/choose';
import type { CompiledLayer } from '../../../src/core/decisions/compile';
import { type DecisionContext, decide } from '../../../src/core/decisions/decide';
import { matchRules, namesOf } from '../../../src/core/decisions/match';
import type { Subject } from '../../../src/core/findings/subject';
import { layers as layerNames, type Status, statuses } from '../../../src/core/policy/vocabulary';
import { compile, type LayerText, type RuleText, subjectOf, timeOf } from './support';

const runs = { numRuns: 150 };
const days = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'];
const repositories = ['github.com/example/a', 'github.com/example/b'];
const items = [
  'extension:anthropic.claude-code@2.1.313',
  'extension:anthropic.claude-code@2.1.0-beta.1',
  'extension:anthropic.claude-code@nightly',
  'command:claude',
  'command:cline',
  'command:ollama',
  'package:npm:@anthropic-ai/claude-code@1.0.0',
  'package:npm:@anthropic-ai/sdk@1.0.0',
  'package:npm:ollama',
  'model:claude-opus-4',
  'mcp:npm:@playwright/mcp@1.0.0',
  'tool:windsurf',
  'extension:some.one@1.0.0',
];

const status = fc.constantFrom<Status>(...statuses);
const some = (...values: readonly string[]) => fc.subarray([...values], { minLength: 1, maxLength: 2 });
const day = fc.constantFrom(...days);
const selectors = fc.oneof(
  fc.record({ tools: some('claude-code', 'cline', 'anthropic-sdk', 'windsurf', 'devin', 'playwright-mcp') }),
  fc.record({ vendors: some('anthropic', 'ollama', 'microsoft') }),
  fc.record({ extensions: some('anthropic.claude-code', 'anthropic.*', '*', 'some.one') }),
  fc.record({ commands: some('claude', 'ollama', 'cline') }),
  fc.record({ packages: some('npm:@anthropic-ai/*', 'npm:@anthropic-ai/sdk', 'npm:ollama') as never }),
  fc.record({ models: some('claude-*', 'claude-opus-4') }),
);
const extras = fc.record(
  {
    from: day,
    until: day,
    versions: fc.constantFrom('>=2.0.0', '<2.1.314', '1.x'),
    exceptions: fc.constantFrom([{ repositories: ['*/example/a'] }], [{ repositories: ['*'], until: '2026-08-15' }]),
  },
  { requiredKeys: [] },
);
const rules = fc
  .array(fc.tuple(status, selectors, selectors, extras), { maxLength: 7 })
  .map((all) => all.map(([is, one, other, more], n) => [`r${n}`, is, { ...one, ...other, ...more }] as RuleText));
const layerText = fc
  .record({ rules, unlisted: fc.option(status, { nil: undefined }), mode: fc.constantFrom('enforce', 'audit') })
  .map(({ unlisted, ...rest }) => ({ ...rest, ...(unlisted !== undefined && { unlisted }) }) as LayerText);
const layer = fc.tuple(fc.constantFrom(...layerNames), layerText).map(([name, text]) => compile(name, text));
const subject = fc.constantFrom(...items).map(subjectOf);
const context = fc
  .tuple(day, fc.constantFrom(undefined, ...repositories))
  .map(([on, repository]): DecisionContext => ({ now: timeOf(on), repository }));

const check = (property: (layers: readonly CompiledLayer[], found: Subject, where: DecisionContext) => void): void => {
  fc.assert(fc.property(fc.array(layer, { maxLength: 3 }), subject, context, property), runs);
};

describe('decide, for any policies', () => {
  it('adding a layer never loosens', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 2 }), layer, subject, context, (some, more, found, where) => {
        const before = decide(some, found, where).status;
        assert.ok(strictness(decide([...some, more], found, where).status) >= strictness(before));
      }),
      runs,
    );
  });

  it('the order of rules never changes the status or the date that is announced', () => {
    fc.assert(
      fc.property(layerText, fc.infiniteStream(fc.nat()), subject, context, (text, numbers, found, where) => {
        const rules = 'length' in text ? text : (text.rules ?? []);
        const shuffled = [...rules].map((rule) => ({ rule, at: numbers.next().value ?? 0 }));
        shuffled.sort((one, other) => one.at - other.at);
        const one = decide([compile('organization', text)], found, where);
        const other = decide(
          [compile('organization', { ...text, rules: shuffled.map(({ rule }) => rule) })],
          found,
          where,
        );
        assert.equal(other.status, one.status);
        assert.equal(other.rule === undefined, one.rule === undefined);
        assert.equal(other.announced?.from, one.announced?.from);
      }),
      runs,
    );
  });

  it('the order of rules names another rule only where level and status are equal', () => {
    fc.assert(
      fc.property(layerText, subject, context, (text, found, where) => {
        const rules = 'length' in text ? text : (text.rules ?? []);
        const one = decide([compile('organization', text)], found, where);
        const reversed = compile('organization', { ...text, rules: [...rules].reverse() });
        const other = decide([reversed], found, where);
        if (one.rule === undefined || other.rule?.id === one.rule.id) return;
        const levels = matchRules(reversed, found, namesOf(found)).rules;
        const levelOf = (id: string | undefined) => levels.find(({ rule }) => rule.rule.id === id)?.level;
        assert.equal(levelOf(other.rule?.id), levelOf(one.rule.id));
        assert.equal(other.status, one.status);
      }),
      runs,
    );
  });

  it('whatever is not allowed names its layer, and its rule or unlisted', () => {
    check((layers, found, where) => {
      const decision = decide(layers, found, where);
      assert.equal(decision.unlisted && decision.rule !== undefined, false);
      if (decision.status === 'allowed') return;
      assert.notEqual(decision.layer, undefined);
      assert.ok(decision.rule !== undefined || decision.unlisted);
    });
  });

  it('every rule that matched decides or says why not, once', () => {
    check((layers, found, where) => {
      const decision = decide(layers, found, where);
      const matched = layers.flatMap((one) => matchRules(one, found, namesOf(found)).rules.map(() => one.layer));
      const expected = matched.length - (decision.rule === undefined ? 0 : 1);
      assert.equal(decision.considered.length, expected);
    });
  });

  it('a closer rule decides, whatever the others say', () => {
    fc.assert(
      fc.property(rules, status, context, (others, is, where) => {
        const found = subjectOf('extension:some.one@1.0.0');
        const loose = others.filter(([, , { extensions }]) => !extensions?.includes('some.one'));
        const close: RuleText = ['close', is, { extensions: ['some.one'] }];
        const decision = decide([compile('organization', [...loose, close])], found, where);
        assert.deepEqual([decision.status, decision.rule?.id], [is, 'close']);
      }),
      runs,
    );
  });

  it('SDKs are never caught by vendor, pattern or unlisted', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 3 }), context, (layers, where) => {
        const decision = decide(layers, subjectOf('package:npm:@anthropic-ai/sdk@1.0.0'), where);
        if (decision.status === 'allowed') return;
        const { tools = [], packages = [] } = decision.rule ?? {};
        assert.ok(tools.includes('anthropic-sdk') || packages.includes('npm:@anthropic-ai/sdk'));
      }),
      runs,
    );
  });

  it('an announcement comes true on its day', () => {
    check((layers, found, where) => {
      const { announced, status: now } = decide(layers, found, where);
      if (announced === undefined) return;
      assert.ok(strictness(announced.status) > strictness(now));
      const then = decide(layers, found, { ...where, now: timeOf(`${announced.from}T00:00`) });
      assert.deepEqual(
        [then.rule?.id, then.layer, then.status],
        [announced.rule.id, announced.layer, announced.status],
      );
    });
  });

  it('under audit, what acts is never stricter, and is of an enforcing layer', () => {
    check((layers, found, where) => {
      const { acting, audit, status: seen } = decide(layers, found, where);
      assert.ok(audit || acting === undefined);
      if (acting === undefined) return;
      assert.ok(strictness(acting.status) <= strictness(seen));
      assert.equal(acting.audit, false);
    });
  });
});
