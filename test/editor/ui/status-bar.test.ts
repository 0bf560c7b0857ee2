import { match, strictEqual } from 'node:assert/strict';
import type { PolicyAnswer } from '../../harness/policy-server';
import type { StatusBarItem } from '../../harness/workbench';
import { bannedPolicy, statusItem, useProduct } from './product';

const announcedPolicy = {
  ...bannedPolicy,
  serial: 9,
  rules: bannedPolicy.rules.map((rule) => ({ ...rule, from: '2999-01-01' })),
};
const restrictedPolicy = {
  ...bannedPolicy,
  serial: 10,
  rules: bannedPolicy.rules.map((rule) => ({ ...rule, status: 'restricted' })),
};
const otherPolicy = {
  ...bannedPolicy,
  serial: 8,
  rules: bannedPolicy.rules.map((rule) => ({ ...rule, id: 'cline', tools: ['cline'] })),
};

interface Row {
  readonly title: string;
  /** What the server answers from now on; the rows build upon one another as a day would. */
  readonly answer: Partial<PolicyAnswer>;
  readonly text: string;
  readonly icon: string;
  readonly background: StatusBarItem['background'];
  readonly label: RegExp;
}

const good: Partial<PolicyAnswer> = { status: 200, contentType: 'application/json', fault: 'none' };
const rows: readonly Row[] = [
  {
    title: 'clear',
    answer: { ...good, body: otherPolicy },
    text: 'AI policy',
    icon: 'shield',
    background: 'none',
    label: /Nothing here conflicts/,
  },
  {
    title: 'announced',
    answer: { ...good, body: announcedPolicy },
    text: 'AI policy: 1 coming',
    icon: 'bell',
    background: 'none',
    label: /will ban Claude Code on 1 January 2999/,
  },
  {
    title: 'restricted',
    answer: { ...good, body: restrictedPolicy },
    text: 'AI policy: 1 to check',
    icon: 'shield',
    background: 'warning',
    label: /only with approval/,
  },
  {
    title: 'clear again',
    answer: { ...good, body: { ...otherPolicy, serial: 11 } },
    text: 'AI policy',
    icon: 'shield',
    background: 'none',
    label: /serial 11/,
  },
  {
    title: 'stale: 503',
    answer: { ...good, status: 503, body: 'busy' },
    text: 'AI policy: stale',
    icon: 'warning',
    background: 'none',
    label: /could not be refreshed since .* \(the server answered 503\)\. The last one, serial 11, stays in force\./,
  },
  {
    title: 'unreachable: 404',
    answer: { ...good, status: 404, body: 'nothing' },
    text: 'AI policy: unreachable',
    icon: 'cloud',
    background: 'none',
    label: /answered 404/,
  },
  {
    title: 'unreachable: a page',
    answer: { ...good, contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' },
    text: 'AI policy: unreachable',
    icon: 'cloud',
    background: 'none',
    label: /a page, not a policy/,
  },
  {
    title: 'refused: not JSON',
    answer: { ...good, body: '{ "version": 1, "organization": "Example Group", "serial": 12, rules' },
    text: 'AI policy: refused',
    icon: 'circle-slash',
    background: 'error',
    label: /was refused: it is not valid JSON\. Serial 11 stays in force\./,
  },
  {
    title: 'refused: wrong form',
    answer: { ...good, body: { ...bannedPolicy, serial: 12, rules: [{ id: 'x', status: 'forbidden', tools: ['x'] }] } },
    text: 'AI policy: refused',
    icon: 'circle-slash',
    background: 'error',
    label: /does not have the form of a policy/,
  },
  {
    title: 'refused: too large',
    answer: { ...good, body: ' '.repeat(5 * 1024 * 1024) },
    text: 'AI policy: refused',
    icon: 'circle-slash',
    background: 'error',
    label: /larger than 4 MiB/,
  },
  {
    title: 'refused: rollback',
    answer: { ...good, body: { ...bannedPolicy, serial: 3 } },
    text: 'AI policy: refused',
    icon: 'circle-slash',
    background: 'error',
    label: /older than one seen before/,
  },
  {
    title: 'banned, after all that',
    answer: { ...good, body: { ...bannedPolicy, serial: 13 } },
    text: 'AI policy: 1 banned',
    icon: 'error',
    background: 'error',
    label: /Example Group has banned it since 10 July 2026/,
  },
];

describe('the states of the status item', () => {
  const product = useProduct(['stand-in-dormant'], {}, otherPolicy);

  for (const { title, answer, text, icon, background, label } of rows) {
    it(title, async () => {
      const { workbench, policy } = product();
      policy.answer(answer);
      await workbench.runCommand('AI Tool Policy: Refresh policy');
      const item = await workbench.statusBar.wait(
        statusItem,
        (shown) => shown.text === text && shown.background === background && label.test(shown.label),
      );
      strictEqual(item.icons[0], icon);
      await workbench.screenshot(`status-${title.replace(/[^a-z]+/g, '-')}`);
    });
  }

  it('a click opens the quick menu, findings first', async () => {
    const { workbench } = product();
    await workbench.statusBar.click(statusItem);
    const first = workbench.page.locator('.quick-input-widget .monaco-list-row').first();
    await first.waitFor();
    match((await first.textContent()) ?? '', /Claude Code.*banned/);
    await workbench.screenshot('quick-menu');
    await workbench.page.keyboard.press('Escape');
  });
});

describe('the status item without a policy', () => {
  const product = useProduct(['stand-in-dormant'], { settings: { 'aiToolPolicy.policyUrl': '' } });

  it('says so, and how to set one', async () => {
    const { workbench } = product();
    const item = await workbench.statusBar.wait(statusItem, ({ text }) => text === 'No AI policy');
    match(item.label, /Set aiToolPolicy\.policyUrl/);
    await workbench.screenshot('status-no-policy');
  });
});
