import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import type { Assessment } from '../../src/core/assessment';
import { emptyAssessment } from '../../src/core/assessment';
import { renderStatus, type StatusState } from '../../src/notices/status-bar/render';
import {
  announced,
  assessmentOf,
  commandFinding,
  concernOf,
  endedCommandFinding,
  now,
  policy,
  sourceOf,
  speech,
} from './sample';

interface Row {
  readonly title: string;
  readonly assessment: Assessment;
  readonly checking?: true;
  readonly remote?: string;
  readonly state: StatusState;
  readonly text: string;
  readonly color?: 'error' | 'warning';
  readonly tooltip?: RegExp;
}

const day = 86_400_000;
const failing = (since: number) => ({ failingSince: now - since });
const restricted = concernOf({ status: 'restricted' });
const audited = concernOf({ audit: true });

const rows: readonly Row[] = [
  {
    title: 'no policy',
    assessment: emptyAssessment,
    state: 'no-policy',
    text: '$(shield) No AI policy',
    tooltip: /aiToolPolicy\.policyUrl/,
  },
  {
    title: 'clear',
    assessment: assessmentOf([]),
    state: 'clear',
    text: '$(shield) AI policy',
    tooltip: /Nothing here conflicts.*12 extensions/,
  },
  {
    title: 'checking over clear',
    assessment: assessmentOf([]),
    checking: true,
    state: 'checking',
    text: '$(sync~spin) AI policy',
  },
  {
    title: 'banned',
    assessment: assessmentOf([concernOf()]),
    state: 'banned',
    text: '$(error) AI policy: 1 banned',
    color: 'error',
    tooltip: /Claude Code is installed\. Example Group has banned it since 10 July 2026\./,
  },
  {
    title: 'banned, not hidden by checking',
    assessment: assessmentOf([concernOf()]),
    checking: true,
    state: 'banned',
    text: '$(error) AI policy: 1 banned',
    color: 'error',
  },
  {
    title: 'a banned command that runs',
    assessment: assessmentOf([concernOf({}, commandFinding)]),
    state: 'banned',
    text: '$(error) AI policy: 1 banned',
    color: 'error',
    tooltip: /Claude Code was started in the terminal\./,
  },
  {
    title: 'a banned command that has ended is shown and not counted',
    assessment: assessmentOf([concernOf({}, endedCommandFinding)]),
    state: 'clear',
    text: '$(shield) AI policy',
    tooltip: /Claude Code was started in the terminal\./,
  },
  {
    title: 'restricted',
    assessment: assessmentOf([restricted, restricted]),
    state: 'restricted',
    text: '$(shield) AI policy: 2 to check',
    color: 'warning',
    tooltip: /Example Group allows Claude Code only with approval\./,
  },
  {
    title: 'banned and restricted',
    assessment: assessmentOf([concernOf(), restricted]),
    state: 'banned',
    text: '$(error) AI policy: 1 banned',
    color: 'error',
    tooltip: /only with approval/,
  },
  {
    title: 'announced',
    assessment: assessmentOf([concernOf(announced)]),
    state: 'announced',
    text: '$(bell) AI policy: 1 coming',
    tooltip: /Example Group will ban Claude Code on 29 November 2026, in 7 days\./,
  },
  {
    title: 'audit',
    assessment: assessmentOf([audited]),
    state: 'audit',
    text: '$(eye) AI policy (audit): 1',
    tooltip: /nothing is enforced/,
  },
  {
    title: 'audit with an enforcing layer behind it',
    assessment: assessmentOf([concernOf({ audit: true, acting: concernOf().decision })]),
    state: 'banned',
    text: '$(error) AI policy: 1 banned',
    color: 'error',
  },
  {
    title: 'stale, lately',
    assessment: assessmentOf([], [sourceOf({ status: 'stale', reason: 'network', ...failing(60_000) })]),
    state: 'stale',
    text: '$(warning) AI policy: stale',
    tooltip: /could not be refreshed since 11:59 \(no network\)\. The last one, serial 7, stays in force\./,
  },
  {
    title: 'stale, for more than a day',
    assessment: assessmentOf([], [sourceOf({ status: 'stale', reason: 'network', ...failing(day + 1) })]),
    state: 'stale',
    text: '$(warning) AI policy: stale',
    color: 'warning',
  },
  {
    title: 'expired',
    assessment: assessmentOf([], [sourceOf({ status: 'expired', reason: 'expired', expired: true })]),
    state: 'expired',
    text: '$(warning) AI policy: expired',
    tooltip: /has expired\. It stays in force until a newer one is published/,
  },
  {
    title: 'expired for more than a day',
    assessment: assessmentOf(
      [],
      [sourceOf({ status: 'expired', expired: true, policy: { ...policy, expiresAt: '2026-11-20' } })],
    ),
    state: 'expired',
    text: '$(warning) AI policy: expired',
    color: 'warning',
    tooltip: /expired on 20 November 2026/,
  },
  {
    title: 'never a good one, refused',
    assessment: assessmentOf([], [sourceOf({ status: 'none', reason: 'schema', policy: undefined })]),
    state: 'refused',
    text: '$(circle-slash) AI policy: refused',
    color: 'error',
    tooltip: /No policy is in force/,
  },
  {
    title: 'the first time that it is asked for',
    assessment: assessmentOf([], [sourceOf({ status: 'none', reason: 'not-configured', policy: undefined })]),
    state: 'checking',
    text: '$(sync~spin) AI policy',
    tooltip: /Asking intranet\.example for the policy\./,
  },
  {
    title: 'clear under a policy that only audits',
    assessment: assessmentOf([], [sourceOf({ policy: { ...policy, mode: 'audit' } })]),
    state: 'clear',
    text: '$(shield) AI policy',
    tooltip: /nothing is enforced/,
  },
  {
    title: 'clear, with what was looked at',
    assessment: { ...assessmentOf([]), lookedAt: { extensions: 3, commands: 2, models: 0, mcpServers: 1, files: 4 } },
    state: 'clear',
    text: '$(shield) AI policy',
    tooltip: /3 extensions were looked at\.\nLooked at besides: Commands: 2 · MCP servers: 1 · Files: 4/,
  },
  {
    title: 'unreachable',
    assessment: assessmentOf([], [sourceOf({ status: 'unreachable', reason: 'http-404', ...failing(0) })]),
    state: 'unreachable',
    text: '$(cloud) AI policy: unreachable',
    tooltip: /intranet\.example.*answered 404[\s\S]*\nExample Group · intranet\.example · checked at 11:58\n/,
  },
  {
    title: 'a page instead of a policy',
    assessment: assessmentOf([], [sourceOf({ status: 'unreachable', reason: 'not-a-policy', ...failing(0) })]),
    state: 'unreachable',
    text: '$(cloud) AI policy: unreachable',
    tooltip: /a page, not a policy/,
  },
  {
    title: 'never reachable',
    assessment: assessmentOf([], [sourceOf({ status: 'none', reason: 'network', policy: undefined })]),
    state: 'unreachable',
    text: '$(cloud) AI policy: unreachable',
    tooltip: /No policy is in force/,
  },
  {
    title: 'refused',
    assessment: assessmentOf([], [sourceOf({ status: 'refused', reason: 'signature', ...failing(0) })]),
    state: 'refused',
    text: '$(circle-slash) AI policy: refused',
    color: 'error',
    tooltip: /was refused: its signature does not match the configured key\. Serial 7 stays in force\./,
  },
  {
    title: 'refused is stronger than what needs approval',
    assessment: assessmentOf([restricted], [sourceOf({ status: 'refused', reason: 'signature', ...failing(0) })]),
    state: 'refused',
    text: '$(circle-slash) AI policy: refused',
    color: 'error',
  },
  {
    title: 'refused is weaker than banned',
    assessment: assessmentOf([concernOf()], [sourceOf({ status: 'refused', reason: 'schema' })]),
    state: 'banned',
    text: '$(error) AI policy: 1 banned',
    color: 'error',
    tooltip: /does not have the form of a policy/,
  },
  {
    title: 'signed and managed',
    assessment: assessmentOf([], [sourceOf({ layer: 'managed', signedBy: 'key-2026' })]),
    state: 'clear',
    text: '$(shield) AI policy',
    tooltip: /Managed by your administrator · signed by key-2026 · checked at 11:58/,
  },
  {
    title: 'remote side',
    assessment: assessmentOf([]),
    remote: 'ssh-remote',
    state: 'clear',
    text: '$(shield) AI policy',
    tooltip: /remote side \(ssh-remote\)/,
  },
];

describe('status bar', () => {
  for (const { title, assessment, checking, remote, state, text, color, tooltip } of rows) {
    it(title, () => {
      const view = renderStatus({ assessment, checking: checking ?? false, remote }, speech);
      deepStrictEqual({ state: view.state, text: view.text, color: view.color }, { state, text, color });
      if (tooltip !== undefined) match(view.tooltip.join('\n'), tooltip);
    });
  }

  it('credentials in the address of a policy are not shown', () => {
    const { tooltip } = renderStatus({ assessment: assessmentOf([]), checking: false, remote: undefined }, speech);
    ok(!tooltip.join('\n').includes('secret'));
  });

  it('without a policy, the icon alone after the first days, and the words for those who cannot see it', () => {
    const view = renderStatus(
      { assessment: emptyAssessment, checking: false, remote: undefined, knownWithout: true },
      speech,
    );
    strictEqual(view.text, '$(shield)');
    match(view.accessibleText, /^No AI policy\. No policy is configured\./);
    const found = { assessment: assessmentOf([concernOf()]), checking: false, remote: undefined, knownWithout: true };
    strictEqual(renderStatus(found, speech).text, '$(error) AI policy: 1 banned');
  });

  it('reads out no bullets', () => {
    const view = renderStatus({ assessment: assessmentOf([concernOf()]), checking: false, remote: undefined }, speech);
    match(view.accessibleText, /^AI policy: 1 banned\. Claude Code is installed\. /);
  });

  it('lists no more than fits, and says how many there are besides', () => {
    const { tooltip } = renderStatus(
      { assessment: assessmentOf(Array.from({ length: 11 }, () => concernOf())), checking: false, remote: undefined },
      speech,
    );
    strictEqual(tooltip.filter((line) => line.startsWith('•')).length, 8);
    ok(tooltip.includes('And 3 more.'));
  });
});
