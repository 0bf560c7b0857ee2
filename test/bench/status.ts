import { extensionId, statusBarItemId } from '../../src/vscode/contributions';
import { fixturePackage, productPackage } from '../harness/packages';
import { startPolicyServer } from '../harness/policy-server';
import { closeSharedBrowser, openWorkbench } from '../harness/workbench';
import type { BenchRow } from './row';

const changes = 11;
const item = `.statusbar-item[id="${extensionId}.${statusBarItemId}"]`;

/** A ban that has come into force, and one that has not: the status item has another word for each. */
const states = [
  { from: '2999-01-01', word: 'coming' },
  { from: '2026-07-10', word: 'banned' },
] as const;

/** From the server's answer with a changed policy to the changed status item in the window. */
export async function benchStatus(): Promise<BenchRow[]> {
  const policy = await startPolicyServer({ policy: policyOf(1, states[0].from) });
  const packages = [await productPackage(), await fixturePackage('stand-in-dormant')];
  const workbench = await openWorkbench({ packages, settings: { 'aiToolPolicy.policyUrl': policy.url } });
  const took: number[] = [];
  try {
    await workbench.page.locator(item, { hasText: states[0].word }).waitFor();
    for (let serial = 2; serial < 2 + changes; serial++) {
      const { from, word } = serial % 2 === 0 ? states[1] : states[0];
      policy.answer({ body: policyOf(serial, from) });
      await workbench.page.evaluate(watchFor(word));
      await workbench.runCommand('AI Tool Policy: Refresh policy');
      const shownAt = await workbench.page.evaluate<number>('globalThis.shownAt');
      took.push(shownAt - (policy.answeredAt() ?? Number.NaN));
    }
  } finally {
    await workbench.close();
    await closeSharedBrowser();
    await policy.stop();
  }
  const sorted = took.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const spread = [sorted[0] ?? median, sorted.at(-1) ?? median] as const;
  return [{ name: 'status: from a changed policy to a changed status', median, unit: 'ms', spread, target: 200 }];
}

function policyOf(serial: number, from: string): object {
  const because = { reason: 'See the notice.', rationaleUrl: 'https://intranet.example/why' };
  const rules = [{ id: 'claude-code', tools: ['claude-code'], status: 'banned', from, ...because }];
  return { version: 1, organization: 'Example Group', serial, rules };
}

/** Runs in the page, as text since it speaks of the page's globals: notes when the item shows the word. */
function watchFor(word: string): string {
  return `globalThis.shownAt = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('${item}')?.textContent?.includes('${word}')) return;
      observer.disconnect();
      resolve(Date.now());
    });
    observer.observe(document.querySelector('.statusbar'), { subtree: true, childList: true, characterData: true });
  }), undefined`;
}
