import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, optionValue, optionValues, readOptions } from './shared/options';
import { packageOf, packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** https://docs.npmjs.com/cli/v11/commands/npx */
export const program: Program = {
  names: ['npx', 'bunx', 'pnpx', 'pnx'],
  read: (words) => readNpx(words, 'npx'),
};

/**
 * Without `-p` the first word is the package; with it, the packages are given and the words are a command of theirs.
 * `npm exec` takes its own options up to `--`.
 */
export function readNpx(words: readonly Word[], form: 'npx' | 'npm'): readonly Consequence[] {
  const read = readOptions(words, { options: 'first-operand', valueFlags });
  if (hasOption(read, '--help', '-h', '--version')) return [];
  const [first, ...rest] = read.operands;
  const after = form === 'npm' && rest[0] && literalOf(rest[0]) === '--' ? rest.slice(1) : rest;
  const packages = optionValues(read, '-p', '--package');
  const text = optionValue(read, '-c', '--call', '--shell-mode');
  const called: Consequence[] = text === undefined ? [] : [{ kind: 'run-text', words: [text], shell: 'sh' }];
  if (packages.length > 0) {
    return [...packagesOf('npm', 'run', packages), ...called, ...(first ? runWords([first, ...after]) : [])];
  }
  if (first === undefined) return called;
  // With `--no-install` only what the folder already has is run, so its binaries are meant.
  if (hasOption(read, '--no-install', '--no') || isRefused(read))
    return [...packageOf('npm', 'run', first), ...runWords([first, ...after])];
  return [...called, ...packageOf('npm', 'run', first), ...runPackage(first, after)];
}

const valueFlags = [
  ...['-p', '--package', '-c', '--call', '-w', '--workspace', '--prefix', '--registry', '--cache', '--userconfig'],
  ...['--loglevel', '-n', '--node-arg', '--shell', '--npm', '--node-options', '--script-shell', '-C'],
];

function isRefused(read: ReturnType<typeof readOptions>): boolean {
  const yes = optionValue(read, '--yes', '--install');
  return yes !== undefined && literalOf(yes) === 'false';
}

/** Packages that are themselves programs of this folder: `npx cross-env A=b claude`. */
function runPackage(first: Word, rest: readonly Word[]): readonly Consequence[] {
  const name = (literalOf(first) ?? '').replace(/(?<=.)@[^/]*$/, '');
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (wrapper === undefined) return [];
  return [{ kind: 'run-words', words: [{ ...first, pieces: [{ kind: 'literal', text: wrapper }] }, ...rest] }];
}

const wrappers: Readonly<Record<string, string>> = {
  'cross-env': 'cross-env',
  'dotenv-cli': 'dotenv',
  dotenv: 'dotenv',
  dotenvx: 'dotenvx',
  onchange: 'onchange',
  lerna: 'lerna',
  nx: 'nx',
  '@dotenvx/dotenvx': 'dotenvx',
  concurrently: 'concurrently',
  'npm-run-all': 'npm-run-all',
  'npm-run-all2': 'npm-run-all',
  nodemon: 'nodemon',
  '@modelcontextprotocol/inspector': 'mcp-inspector',
  pnpm: 'pnpm',
  yarn: 'yarn',
  npm: 'npm',
  bun: 'bun',
  'env-cmd': 'env-cmd',
  'chokidar-cli': 'chokidar',
  'start-server-and-test': 'start-server-and-test',
};
