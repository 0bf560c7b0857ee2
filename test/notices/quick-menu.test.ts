import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { Concern } from '../../src/core/assessment';
import type { Finding } from '../../src/core/findings/finding';
import { disableAllTargets, type Remedy, renderMenu } from '../../src/notices/quick-menu/render';
import {
  announced,
  assessmentOf,
  commandFinding,
  concernOf,
  endedCommandFinding,
  extensionFinding,
  now,
  rule,
  speech,
} from './sample';

const inFile: Finding = {
  ...commandFinding,
  key: 'file:run.sh:run:claude-code',
  kind: 'file',
  place: {
    kind: 'file',
    path: 'run.sh',
    uri: 'file:///work/run.sh',
    start: 0,
    end: 6,
    line: 3,
    column: 1,
    endLine: 3,
    endColumn: 7,
    reference: 'run',
  },
};
const builtIn: Finding = { ...extensionFinding, place: { ...extensionFinding.place, builtIn: true } as never };
const restrictedRule = { ...rule, status: 'restricted' as const };
const restricted = concernOf({ status: 'restricted', rule: restrictedRule });
const id = extensionFinding.place.kind === 'extension' ? extensionFinding.place.id : '';

interface Row {
  readonly title: string;
  readonly concern: Concern;
  readonly icon: string;
  readonly remedy: Remedy | undefined;
}

const rows: readonly Row[] = [
  {
    title: 'a banned extension is disabled',
    concern: concernOf(),
    icon: 'error',
    remedy: { kind: 'disable', id, name: 'Claude Code' },
  },
  {
    title: 'of which only some versions are banned, updated',
    concern: concernOf({ rule: { ...rule, versions: '<3.0.0' } }),
    icon: 'error',
    remedy: { kind: 'update', key: extensionFinding.key },
  },
  {
    title: 'a restricted one is approved',
    concern: restricted,
    icon: 'warning',
    remedy: { kind: 'approve', key: extensionFinding.key },
  },
  {
    title: 'whose approval is noted, taken back',
    concern: { ...restricted, approval: { at: now, reference: 'SEC-9' } },
    icon: 'pass',
    remedy: { kind: 'withdraw-approval', key: extensionFinding.key },
  },
  {
    title: 'the editor’s own assistant is switched off',
    concern: { ...concernOf({}, builtIn), remedy: 'disable-ai-features' },
    icon: 'error',
    remedy: { kind: 'disable-ai-features' },
  },
  {
    title: 'what stands in a file is opened',
    concern: concernOf({}, inFile),
    icon: 'error',
    remedy: { kind: 'open', uri: 'file:///work/run.sh', line: 3, column: 1 },
  },
  {
    title: 'of a command the reason is what is left',
    concern: concernOf({}, endedCommandFinding),
    icon: 'history',
    remedy: { kind: 'why', url: rule.rationaleUrl as string },
  },
  {
    title: 'what is only looked at is not disabled',
    concern: concernOf({ audit: true }),
    icon: 'eye',
    remedy: undefined,
  },
  { title: 'nor what is only announced', concern: concernOf(announced), icon: 'bell', remedy: undefined },
];

describe('quick menu', () => {
  for (const { title, concern, icon, remedy } of rows) {
    it(title, () => {
      const [finding] = renderMenu(assessmentOf([concern]), speech).findings;
      strictEqual(finding?.label, `$(${icon}) Claude Code`);
      if (remedy === undefined) strictEqual(finding?.remedy?.kind === 'disable', false);
      else deepStrictEqual(finding?.remedy, remedy);
    });
  }

  it('shows what is here before what stands in files, and twenty of all', () => {
    const files = Array.from({ length: 20 }, () => concernOf({}, inFile));
    const { findings, more } = renderMenu(assessmentOf([...files, concernOf()]), speech);
    deepStrictEqual([findings.length, more, findings[0]?.key], [20, 1, extensionFinding.key]);
    strictEqual(findings[1]?.description.endsWith(' · run.sh:3'), true);
  });

  it('shows names as text, also in what is said once it is disabled', () => {
    const concern = { ...concernOf(), name: '[x](command:y)\u001b[31m' };
    const [finding] = renderMenu(assessmentOf([concern]), speech).findings;
    strictEqual(finding?.label, '$(error) [x] (command:y)');
    deepStrictEqual(finding?.remedy, { kind: 'disable', id, name: '[x] (command:y)' });
  });

  it('disables all at once where there are several that are banned', () => {
    const other: Finding = { ...extensionFinding, place: { ...extensionFinding.place, id: 'a.b' } as never };
    const ids = (...concerns: readonly Concern[]) => disableAllTargets(assessmentOf(concerns)).map((one) => one.id);
    deepStrictEqual(ids(concernOf()), []);
    deepStrictEqual(ids(concernOf(), concernOf({}, other)), [id, 'a.b']);
    deepStrictEqual(ids(concernOf(), concernOf({}, builtIn), restricted), []);
  });
});
