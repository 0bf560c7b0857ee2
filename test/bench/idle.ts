import { startPolicyServer } from '../harness/policy-server';
import { closeSharedBrowser } from '../harness/workbench';
import { type MeasuredWindow, openMeasuredWindows } from './measured-window';
import type { BenchRow } from './row';

const terminals = { integrated: 8, silent: 2 } as const;
/** Milliseconds until what a start and new terminals bring has passed, and for how long is looked then. */
const calm = 15_000;
const looked = 60_000;

/** What the product costs while nobody does anything: its timers, and processor time beside a window without it, at the same time. */
export async function benchIdle(): Promise<BenchRow[]> {
  const policy = await startPolicyServer({ policy: policyOf() });
  const windows = await openMeasuredWindows(policy);
  try {
    await pass(calm);
    const alone = await windows[0].ask('timers', null);
    for (const window of windows) {
      const opened = await window.ask('terminals', terminals);
      const all = terminals.integrated + terminals.silent;
      if (opened.integrated !== terminals.integrated || opened.all !== all)
        throw new Error(`${opened.integrated} of ${opened.all} terminals have shell integration.`);
    }
    await pass(calm);
    const shares = await sharesOf(windows);
    // Those of a start and of new terminals are over by now.
    const beside = await windows[0].ask('timers', null);
    return [
      timersRow('idle: timers with no terminal', alone.delays, 1),
      timersRow('idle: timers with ten terminals, two of them without shell integration', beside.delays, 2),
      {
        ...shareRow('idle: processor, ten terminals, two of them without shell integration', shares),
        dominatedBy: 'a look at the processes every three seconds, while there are terminals without shell integration',
      },
    ];
  } finally {
    for (const window of windows) await window.close();
    await closeSharedBrowser();
    await policy.stop();
  }
}

interface Shares {
  /** In percent of a core. */
  readonly ours: number;
  readonly nothing: number;
}

async function sharesOf([ours, nothing]: readonly [MeasuredWindow, MeasuredWindow]): Promise<Shares> {
  const spent = async (window: MeasuredWindow): Promise<number> => {
    const { own, children } = await window.ask('processor', null);
    return own + children;
  };
  const both = () => Promise.all([spent(ours), spent(nothing)]);
  const started = performance.now();
  const before = await both();
  await pass(looked);
  const after = await both();
  const time = performance.now() - started;
  return { ours: ((after[0] - before[0]) / time) * 100, nothing: ((after[1] - before[1]) / time) * 100 };
}

function shareRow(name: string, { ours, nothing }: Shares): BenchRow {
  return {
    name: `${name}, ours over an extension that does nothing`,
    median: ours - nothing,
    unit: '%',
    target: 0.3,
    against: { name: "the other window's", median: nothing },
  };
}

function timersRow(name: string, delays: readonly number[], target: number): BenchRow {
  const times = delays.map((delay) => `${Math.round(delay / 1000)} s`).join(', ');
  return {
    name,
    median: delays.length,
    unit: 'timers',
    target,
    ...(times !== '' && { dominatedBy: `due in ${times}` }),
  };
}

function pass(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function policyOf(): object {
  const because = { reason: 'Not under contract.', rationaleUrl: 'https://intranet.example/why' };
  const rules = [{ id: 'ai', tools: ['claude-code', 'openai-codex'], status: 'banned', ...because }];
  return { version: 1, organization: 'Example Group', serial: 1, rules };
}
