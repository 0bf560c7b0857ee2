import { type PolicyServer, startPolicyServer } from '../harness/policy-server';
import { until } from '../harness/until';
import { closeSharedBrowser } from '../harness/workbench';
import { type MeasuredWindow, type Memory, openMeasuredWindows } from './measured-window';
import type { BenchRow } from './row';

/** An hour's use, in equal parts, so that a heap that grows is seen to. */
const parts = 3;
const use = { commands: 10_000, edits: 1_000, refreshes: 100 } as const;
const aim = { over: 8, growth: 1 } as const;

/** What the product names itself as beside its diagnostics. */
const source = 'AI tool policy';

/**
 * What the extension host holds after a start and in the course of an hour's use, with the product and without it. Both windows see the
 * same: commands that VS Code itself reports of a terminal, edits of open files until what they name is shown, and refreshes with a
 * changed policy every second time. The use is pressed into minutes.
 */
export async function benchHeap(): Promise<BenchRow[]> {
  const policy = await startPolicyServer({ policy: policyOf(1) });
  const windows = await openMeasuredWindows(policy, files);
  try {
    const seen: (readonly [ours: Memory, nothing: Memory])[] = [];
    const look = async () => {
      const [ours, nothing] = await Promise.all([windows[0].ask('memory', null), windows[1].ask('memory', null)]);
      seen.push([ours, nothing]);
    };
    await look();
    for (let part = 0; part < parts; part += 1) {
      await Promise.all(windows.map((window) => usePart(window, part, policy)));
      await look();
    }
    return rowsOf(seen);
  } finally {
    for (const window of windows) await window.close();
    await closeSharedBrowser();
    await policy.stop();
  }
}

async function usePart(window: MeasuredWindow, part: number, policy: PolicyServer): Promise<void> {
  const shareOf = (whole: number): number =>
    Math.round((whole * (part + 1)) / parts) - Math.round((whole * part) / parts);
  const commands = shareOf(use.commands);
  const { seen } = await window.ask('commands', commands);
  if (seen < commands) throw new Error(`VS Code told of ${seen} of ${commands} commands.`);
  const rounds = shareOf(use.edits / Object.keys(files).length);
  const edited = await window.ask('edits', { rounds, source: window.hasProduct ? source : undefined });
  if (window.hasProduct && edited.shown < edited.edits)
    throw new Error(`${edited.shown} of ${edited.edits} edits were shown.`);
  if (!window.hasProduct) return;
  for (let refresh = 0; refresh < shareOf(use.refreshes); refresh += 1) {
    const { all } = policy.count();
    policy.answer({ body: policyOf(2 + part * use.refreshes + Math.floor(refresh / 2)) });
    await window.ask('run', 'aiToolPolicy.refreshPolicy');
    await until('the request', () => policy.count().all > all, { interval: 10 });
  }
}

function rowsOf(seen: readonly (readonly [ours: Memory, nothing: Memory])[]): BenchRow[] {
  const names = [
    'after the start',
    ...Array.from({ length: parts }, (_, n) => `after ${n + 1}/${parts} of an hour's use`),
  ];
  const megabytes = (bytes: number): number => bytes / 1_000_000;
  const over = seen.map(([ours, nothing]) => megabytes(ours.heapUsed - nothing.heapUsed));
  const outside = seen.map(([ours, nothing]) => megabytes(ours.external - nothing.external));
  return [
    ...seen.map(
      ([, nothing], index): BenchRow => ({
        name: `heap: ours over an extension that does nothing, ${names[index]}`,
        median: over[index] ?? Number.NaN,
        unit: 'MB',
        target: aim.over,
        against: { name: "the other window's heap", median: megabytes(nothing.heapUsed) },
      }),
    ),
    {
      name: 'heap: growth of that from the first part of the use to the last',
      median: (over.at(-1) ?? Number.NaN) - (over[1] ?? Number.NaN),
      unit: 'MB',
      target: aim.growth,
    },
    {
      name: 'heap: ours over the other, outside of the JavaScript heap, at the end',
      median: outside.at(-1) ?? Number.NaN,
      unit: 'MB',
      dominatedBy: 'WebAssembly: the reader of bash and its grammar',
    },
  ];
}

const files: Readonly<Record<string, string>> = {
  'package.json': '{\n  "name": "example",\n  "dependencies": {\n    "@openai/codex": "1.0.0"\n  }\n}\n',
  'ci.sh': '#!/bin/sh\nset -e\nnpm ci\nnpx @openai/codex exec\n',
  Dockerfile: 'FROM node:24\nRUN npm install -g @openai/codex\nCMD ["node"]\n',
  Makefile: 'all:\n\tnpm ci\n\tnpx @openai/codex exec\n',
  'compose.yml': 'services:\n  app:\n    image: node:24\n    command: npx @openai/codex exec\n',
};

function policyOf(serial: number): object {
  const because = { reason: `Not under contract (${serial}).`, rationaleUrl: 'https://intranet.example/why' };
  const rules = [{ id: 'ai', tools: ['claude-code', 'openai-codex'], status: 'banned', ...because }];
  return { version: 1, organization: 'Example Group', serial, rules };
}
