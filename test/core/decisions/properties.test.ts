import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strictness } from '../../../src/core/decisions/choose';
import type { CompiledLayer } from '../../../src/core/decisions/compile';
import { type DecisionContext, decide } from '../../../src/core/decisions/decide';
import { matchRules, namesOf } from '../../../src/core/decisions/match';
import type { Subject } from '../../../src/core/findings/subject';
import { context, layer, layerText, rules, status, subject } from './arbitraries';
import { compile, type RuleText, subjectOf, timeOf } from './support';

const runs = { numRuns: 150 };
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
