import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuiltInCatalogue } from '../../src/catalogue';
import { createFilesDetector } from '../../src/detectors/files';
import { installedGrammars } from '../command-reader/grammars';
import { installServer } from '../harness/install/vscode';
import { writeTree } from './check-tree';
import type { BenchRow } from './row';
import { clocked, medianOf, spreadOf } from './timing';

const sizes = [1_000, 10_000, 100_000] as const;
const runs = 5;
/** Aimed at for the largest tree: in the small ones it is Node's start that takes the time. */
const aim = 2;

const policy = {
  version: 1,
  organization: 'Example Group',
  serial: 1,
  rules: [
    {
      id: 'ai',
      tools: ['claude-code', 'openai-codex'],
      status: 'banned',
      reason: 'See the notice.',
      rationaleUrl: 'https://intranet.example/why',
    },
  ],
};

/** The command line's check as people run it, each time a new process, beside what it takes to list the files and read those of its kinds. */
export async function benchCheck(): Promise<BenchRow[]> {
  const { buildAll } = await import('../../esbuild.mjs');
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'ai-tool-policy-check-')));
  try {
    await buildAll({ production: true, into: join(root, 'dist') });
    writeFileSync(join(root, 'policy.json'), JSON.stringify(policy));
    const program: Program = {
      cli: join(root, 'dist', 'cli.js'),
      policy: join(root, 'policy.json'),
      ripgrep: await ripgrep(),
      isRead: readKinds(),
    };
    const rows: BenchRow[] = [];
    for (const files of sizes) {
      const folder = join(root, `tree-${files}`);
      mkdirSync(folder);
      writeTree(folder, files);
      const target = files === sizes.at(-1) ? aim : undefined;
      rows.push(rowOf(`check: ${files.toLocaleString('en')} files, a plain folder`, folder, program, target));
      for (const words of [
        ['init', '--quiet'],
        ['add', '--all'],
      ])
        execFileSync('git', words, { cwd: folder });
      rows.push(rowOf(`check: ${files.toLocaleString('en')} files, a Git repository`, folder, program, target));
    }
    return rows;
  } finally {
    rmSync(root, { recursive: true });
  }
}

interface Program {
  readonly cli: string;
  readonly policy: string;
  /** Undefined where this machine has none. */
  readonly ripgrep: string | undefined;
  /** Whether the text of a file of this path is looked into. */
  readonly isRead: (path: string) => boolean;
}

function rowOf(name: string, folder: string, program: Program, target: number | undefined): BenchRow {
  const { ripgrep } = program;
  const checks: number[] = [];
  const readings: number[] = [];
  // One of each before, and then in turn: both find the files in the system's memory.
  for (let run = 0; run <= runs; run += 1) {
    const check = clocked(() => checkFolder(folder, program));
    const reading = ripgrep === undefined ? undefined : clocked(() => listAndRead(folder, ripgrep, program.isRead));
    if (run === 0) continue;
    checks.push(check);
    if (reading !== undefined) readings.push(reading);
  }
  return {
    name,
    ...spreadOf(checks),
    unit: 'ms',
    ...(readings.length > 0 && {
      against: {
        name: 'rg --files and reading those of its kinds',
        median: medianOf(readings),
        ...(target !== undefined && { target }),
      },
    }),
    dominatedBy: dominant(checks, folder, program),
  };
}

function checkFolder(folder: string, { cli, policy: file }: Program): void {
  const { status, stderr } = spawnSync(process.execPath, [cli, 'check', folder, '--policy', file, '--format', 'json'], {
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  if (status !== 1) throw new Error(`check ended with ${status}, and there is something to find: ${stderr}`);
}

function listAndRead(folder: string, ripgrep: string, isRead: Program['isRead']): void {
  const listed = execFileSync(ripgrep, ['--files', '--hidden', '--glob', '!.git'], {
    cwd: folder,
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  for (const path of listed.split('\n')) if (isRead(path)) readFileSync(join(folder, path), 'utf8');
}

/** Of a run: what it takes to start and load, to list, and what is left. */
function dominant(checks: readonly number[], folder: string, { cli, policy: file }: Program): string {
  const node = (...words: string[]) => clocked(() => spawnSync(process.execPath, words));
  const empty = join(folder, '..', 'empty');
  mkdirSync(empty, { recursive: true });
  const start = medianOf([1, 2].map(() => node(cli, 'check', empty, '--policy', file)));
  const list = existsSync(join(folder, '.git'))
    ? medianOf(
        [1, 2].map(() =>
          clocked(() =>
            spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
              cwd: folder,
              maxBuffer: 2 ** 28,
            }),
          ),
        ),
      )
    : undefined;
  const rest = medianOf(checks) - start;
  const named = (what: string, time: number) => `${what} ${Math.round(time)} ms`;
  return list === undefined
    ? `${named('start and loading', start)}, ${named('listing and reading', rest)}`
    : `${named('start and loading', start)}, ${named("git's listing", list)}`;
}

/** The one on the PATH, else the one that comes with VS Code. */
async function ripgrep(): Promise<string | undefined> {
  if (spawnSync('rg', ['--version']).status === 0) return 'rg';
  const installed = await installServer('1.139');
  if (installed.kind === 'unavailable') return undefined;
  const place = join('@vscode', 'ripgrep-universal', 'bin', `${process.platform}-${process.arch}`);
  const file = join(installed.folder, 'node_modules', place, process.platform === 'win32' ? 'rg.exe' : 'rg');
  return existsSync(file) ? file : undefined;
}

function readKinds(): Program['isRead'] {
  const detector = createFilesDetector({
    catalogue: loadBuiltInCatalogue(),
    policies: [],
    grammars: installedGrammars,
    scripts: () => undefined,
  });
  return (path) => detector.kindsOf(path).length > 0 || (path !== '' && detector.mayBeScript(path));
}
