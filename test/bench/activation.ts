import { fixturePackage, productPackage } from '../harness/packages';
import { startPolicyServer } from '../harness/policy-server';
import { until } from '../harness/until';
import { closeSharedBrowser, openWorkbench } from '../harness/workbench';
import type { BenchRow } from './row';

const runs = 3;

/** Of the same start: ours, a built-in extension of the same event, and one that does nothing. */
const measured = {
  ours: 'ai-tool-policy.ai-tool-policy',
  builtIn: 'vscode.merge-conflict',
  nothing: 'ai-tool-policy-tests.does-nothing',
} as const;

/**
 * Load and activation in the real extension host, as VS Code's own 'Developer: Startup Performance' tells them, with a policy in
 * force and nothing found. Milliseconds, and as a ratio against a built-in extension in the same start.
 */
export async function benchActivation(): Promise<BenchRow[]> {
  const policy = await startPolicyServer({
    policy: { version: 1, organization: 'Example Group', serial: 1, rules: [] },
  });
  const packages = [await productPackage(), await fixturePackage('does-nothing')];
  const starts: Readonly<Record<keyof typeof measured, number>>[] = [];
  try {
    for (let run = 0; run < runs; run++) {
      const workbench = await openWorkbench({ packages, settings: { 'aiToolPolicy.policyUrl': policy.url } });
      try {
        starts.push(await readStart(workbench));
      } finally {
        await workbench.close();
      }
    }
  } finally {
    await policy.stop();
    await closeSharedBrowser();
  }
  const ratios = starts.map(({ ours, builtIn }) => ours / Math.max(1, builtIn));
  const over = starts.map(({ ours, nothing }) => ours - nothing);
  return [
    rowOf(
      'activation: load + activate, ours',
      starts.map(({ ours }) => ours),
      'ms',
    ),
    rowOf(
      'activation: load + activate, vscode.merge-conflict',
      starts.map(({ builtIn }) => builtIn),
      'ms',
    ),
    rowOf(
      'activation: load + activate, an extension that does nothing',
      starts.map(({ nothing }) => nothing),
      'ms',
    ),
    { ...rowOf('activation: ours against vscode.merge-conflict', ratios, '×'), target: 1.5 },
    { ...rowOf('activation: ours over the one that does nothing', over, 'ms'), target: 20 },
  ];
}

type Opened = Awaited<ReturnType<typeof openWorkbench>>;

async function readStart(workbench: Opened): Promise<Record<keyof typeof measured, number>> {
  await workbench.runCommand('Developer: Startup Performance');
  const text = await until('the figures of all three extensions', async () => {
    await workbench.page.locator('.editor-instance .view-lines').first().click({ timeout: 5_000 });
    await workbench.page.keyboard.press('ControlOrMeta+A');
    await workbench.page.keyboard.press('ControlOrMeta+C');
    const copied = await workbench.page.evaluate<string>('navigator.clipboard.readText()');
    return Object.values(measured).every((id) => copied.includes(id)) ? copied : undefined;
  });
  return {
    ours: timeOf(text, measured.ours),
    builtIn: timeOf(text, measured.builtIn),
    nothing: timeOf(text, measured.nothing),
  };
}

/** A row of the table 'Extension Activation Stats': id, eager, load code, call activate, finish activate, event, by. */
function timeOf(text: string, id: string): number {
  const row = text.split('\n').find((line) => line.startsWith(`| ${id} |`) || line.includes(`| ${id} `));
  const cells = row?.split('|').map((cell) => cell.trim()) ?? [];
  const [load, activate] = cells.slice(3, 5).map(Number);
  if (load === undefined || activate === undefined || Number.isNaN(load + activate)) {
    throw new Error(`No figures for ${id} in: ${row}`);
  }
  return load + activate;
}

function rowOf(name: string, values: readonly number[], unit: BenchRow['unit']): BenchRow {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return { name, median, unit, spread: [sorted[0] ?? median, sorted.at(-1) ?? median] };
}
