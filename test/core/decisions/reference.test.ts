import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../../src/core/decisions/decide';
import type { Subject } from '../../../src/core/findings/subject';
import { statuses } from '../../../src/core/policy/vocabulary';
import { matchesWildcard } from '../../../src/core/policy/wildcard';
import { layerText, subject } from './arbitraries';
import { compile, type RuleText, ruleOf, testCatalogue, timeOf } from './support';

/*
 * The specification once more, as slow and plain as it reads, against the indexed one: which rule of one layer decides, of the
 * rules that have neither dates nor versions nor exceptions.
 */

describe('decide, against the specification written plainly', () => {
  it('agrees on the rule and the status', () => {
    fc.assert(
      fc.property(layerText, subject, (text, found) => {
        const rules = ('length' in text ? text : (text.rules ?? [])).map(withSelectorsAlone);
        const expected = plainly(rules, found);
        const decision = decide([compile('organization', { rules })], found, { now: timeOf('2026-08-01') });
        assert.deepEqual([decision.rule?.id, decision.rule?.status], expected);
      }),
      { numRuns: 400 },
    );
  });
});

function withSelectorsAlone([id, status, rest]: RuleText): RuleText {
  const { from: _from, until: _until, versions: _versions, exceptions: _exceptions, ...selectors } = rest;
  return [id, status, selectors];
}

function plainly(rules: readonly RuleText[], found: Subject): readonly [string | undefined, string | undefined] {
  const candidates = rules
    .map((rule, place) => ({ rule: ruleOf(rule), place, level: levelOf(rule, found) }))
    .filter(({ level }) => level > 0)
    .sort(
      (one, other) =>
        other.level - one.level ||
        statuses.indexOf(other.rule.status) - statuses.indexOf(one.rule.status) ||
        one.place - other.place,
    );
  return [candidates[0]?.rule.id, candidates[0]?.rule.status];
}

/** 4 exact, 3 tool, 2 pattern, 1 vendor, 0 none. */
function levelOf([, , selectors]: RuleText, found: Subject): number {
  const tool = found.tool === undefined ? undefined : testCatalogue.tool(found.tool);
  const names: readonly (readonly [readonly string[] | undefined, readonly (string | undefined)[]])[] = [
    [selectors.packages, [found.package]],
    [selectors.extensions, [found.extension]],
    [selectors.commands, [found.command]],
    [selectors.models, found.models ?? []],
    [selectors.mcpServers, [found.mcpServer]],
  ];
  const library = found.package?.startsWith('npm:') && tool?.kinds.includes('sdk');
  const usable = library ? names.slice(0, 1) : names;
  const pairs = usable.flatMap(([all, of]) =>
    (all ?? []).flatMap((one) => of.flatMap((name) => (name ? [[one, name]] : []))),
  );
  if (pairs.some(([one = '', name = '']) => !one.includes('*') && one.toLowerCase() === name.toLowerCase())) return 4;
  if (selectors.tools?.some((id) => (testCatalogue.tool(id)?.id ?? id) === tool?.id && tool !== undefined)) return 3;
  if (library) return 0;
  if (pairs.some(([one = '', name = '']) => one.includes('*') && matchesWildcard(one, name, { ignoreCase: true })))
    return 2;
  return selectors.vendors?.some((vendor) => vendor === tool?.vendor.id) ? 1 : 0;
}
