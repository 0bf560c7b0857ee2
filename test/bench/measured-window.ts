import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionId } from '../../src/vscode/contributions';
import { fixturePackage, productPackage } from '../harness/packages';
import type { PolicyServer } from '../harness/policy-server';
import { until } from '../harness/until';
import { openWorkbench } from '../harness/workbench';

/** A window whose extension host does what it is asked, and tells what it costs: see `test/fixtures/extensions/measures-itself`. */
export interface MeasuredWindow {
  readonly hasProduct: boolean;
  readonly ask: <Name extends keyof Asked>(name: Name, given: Asked[Name]['given']) => Promise<Asked[Name]['answer']>;
  readonly close: () => Promise<void>;
}

interface Asked {
  isActive: { given: string; answer: { readonly isActive: boolean } };
  memory: { given: null; answer: Memory };
  processor: { given: null; answer: { readonly own: number; readonly children: number } };
  timers: { given: null; answer: { readonly delays: readonly number[] } };
  terminals: {
    given: { readonly integrated: number; readonly silent: number };
    answer: { readonly integrated: number; readonly all: number };
  };
  commands: { given: number; answer: { readonly seen: number } };
  edits: {
    given: { readonly rounds: number; readonly source: string | undefined };
    answer: { readonly edits: number; readonly shown: number };
  };
  run: { given: string; answer: unknown };
}

/** Bytes. */
export interface Memory {
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
}

/**
 * Two windows that differ by the product alone: beside it, in both, there is only the extension that measures, and otherwise does
 * nothing. The policy is in force, and one rule of it restricts something.
 */
export async function openMeasuredWindows(
  policy: PolicyServer,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly [ours: MeasuredWindow, nothing: MeasuredWindow]> {
  const [product, measuring] = [await productPackage(), await fixturePackage('measures-itself')];
  const ours = await openMeasured([measuring, product], { 'aiToolPolicy.policyUrl': policy.url }, files);
  try {
    await until('the product', async () => (await ours.ask('isActive', extensionId)).isActive);
    await until('the policy', () => policy.count().all > 0);
    return [{ ...ours, hasProduct: true }, await openMeasured([measuring], {}, files)];
  } catch (error) {
    await ours.close();
    throw error;
  }
}

async function openMeasured(
  packages: readonly string[],
  settings: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
): Promise<MeasuredWindow> {
  const workspaceFolder = mkdtempSync(join(tmpdir(), 'ai-tool-policy-measured-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspaceFolder, name), text);
  const workbench = await openWorkbench({ packages, settings, workspaceFolder });
  const port = await until('the measuring extension', () => readFileSync(join(workbench.server.home, 'port'), 'utf8'));
  return {
    hasProduct: false,
    ask: async (name, given) => {
      const response = await fetch(`http://127.0.0.1:${port}`, {
        method: 'POST',
        body: JSON.stringify({ [name]: given }),
      });
      const answer = (await response.json()) as Asked[typeof name]['answer'] & { readonly fault?: string };
      if (answer.fault !== undefined) throw new Error(`${name} in the extension host: ${answer.fault}`);
      return answer;
    },
    close: async () => {
      await workbench.close();
      rmSync(workspaceFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
