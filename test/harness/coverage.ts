import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { transformSync } from 'esbuild';
import { repositoryRoot } from './install/cache';
import { say } from './install/progress';
import { runMain, runToEnd } from './processes';

/**
 * `npm run coverage`: what of `src` the unit tests run through, by folder, and the files that they never load. Line by line:
 * `out/coverage/lcov-report/index.html`. What needs the editor is covered by the tests inside it, which are not counted here.
 */
async function main(): Promise<number> {
  const folder = join(repositoryRoot, 'out', 'coverage');
  const c8 = join(repositoryRoot, 'node_modules', 'c8', 'bin', 'c8.js');
  const mocha = join(repositoryRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const reporters = ['json-summary', 'lcov'].map((name) => `--reporter=${name}`);
  const options = [
    '--all',
    '--include=src/**/*.ts',
    ...reporters,
    `--report-dir=${folder}`,
    `--temp-directory=${folder}/tmp`,
  ];
  const { code, output } = await runToEnd(
    process.execPath,
    [c8, ...options, process.execPath, mocha, '--reporter', 'dot'],
    { cwd: repositoryRoot },
  );
  if (code !== 0) say(output);
  const files = await readSummary(join(folder, 'coverage-summary.json'));
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))].sort();
  const rows = folders.map((name) => [name, files.filter(({ path }) => folderOf(path) === name)] as const);
  say('of lines  of branches  lines');
  for (const [name, group] of [...rows, ['src', files] as const]) {
    say(
      `${share(group, 'lines')}  ${share(group, 'branches').padStart(11)}  ${`${total(group, 'lines')}`.padStart(5)}  ${name}`,
    );
  }
  const unloaded = files.filter(({ lines }) => lines.total > 0 && lines.covered === 0).map(({ path }) => path);
  say(`\nNever loaded by a unit test: ${unloaded.length === 0 ? 'none' : `\n  ${unloaded.join('\n  ')}`}`);
  return typeof code === 'number' ? code : 1;
}

interface Count {
  readonly total: number;
  readonly covered: number;
}

interface Covered {
  /** With `/`, from the repository's folder on. */
  readonly path: string;
  readonly lines: Count;
  readonly branches: Count;
}

async function readSummary(file: string): Promise<readonly Covered[]> {
  const summary = JSON.parse(await readFile(file, 'utf8')) as Record<string, Omit<Covered, 'path'>>;
  return Object.entries(summary)
    .filter(([path]) => path !== 'total' && runs(path))
    .map(([path, counts]) => ({ ...counts, path: relative(repositoryRoot, path).replaceAll('\\', '/') }))
    .sort((one, other) => one.path.localeCompare(other.path));
}

/** Whether anything is left of a file without its types. */
function runs(path: string): boolean {
  return transformSync(readFileSync(path, 'utf8'), { loader: 'ts' }).code.trim() !== '';
}

/** `src/engine`, and one further for the folders that hold several parts. */
function folderOf(path: string): string {
  const parts = path.split('/').slice(0, -1);
  return parts.slice(0, parts[1] === 'detectors' || parts[1] === 'notices' || parts[1] === 'core' ? 3 : 2).join('/');
}

function total(files: readonly Covered[], what: 'lines' | 'branches', which: keyof Count = 'total'): number {
  return files.reduce((sum, file) => sum + file[what][which], 0);
}

function share(files: readonly Covered[], what: 'lines' | 'branches'): string {
  const all = total(files, what);
  return `${all === 0 ? 100 : ((100 * total(files, what, 'covered')) / all).toFixed(1)} %`.padStart(8);
}

runMain(main);
