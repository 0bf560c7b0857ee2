import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { installFlags, npmInstall } from './shared/npm-install';
import { hasOption, optionValues, readOptions } from './shared/options';
import { packageOf, packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** https://pnpm.io/pnpm-cli */
export const program: Program = {
  names: ['pnpm'],
  read: (words, call) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '-C',
        '--dir',
        '--filter',
        '-F',
        '--config-dir',
        '--registry',
        '--loglevel',
        '--workspace-concurrency',
        '--reporter',
        '--filter-prod',
        '--package',
      ],
    });
    const [verb, ...rest] = read.operands;
    const name = verb && literalOf(verb);
    if (verb === undefined || name === undefined) return [];
    if (['add', 'install', 'i', 'update', 'up', 'upgrade'].includes(name)) return npmInstall(rest, pnpmInstallFlags);
    if (['recursive', 'multi', 'm'].includes(name)) return program.read(rest, call);
    if (name === 'dlx') return readDlx([...words.slice(0, words.indexOf(verb)), ...rest]);
    if (name === 'exec') return readExec(rest);
    if (['run', 'run-script'].includes(name))
      return readScript(readOptions(rest, { options: 'first-operand', valueFlags: installFlags }).operands).map(
        (script) => (script.kind === 'script' ? { ...script, otherwise: [] } : script),
      );
    return others.includes(name) ? [] : readScript(read.operands);
  },
};

/** `-w` is the workspace's root here and takes no value. */
const pnpmInstallFlags = installFlags.filter((flag) => flag !== '-w');

/** pnpm's own commands; any other word is a script of the package, or else a program. */
const others = [
  ...[
    'audit',
    'bin',
    'c',
    'cache',
    'cat-file',
    'cat-index',
    'ci',
    'config',
    'create',
    'dedupe',
    'deploy',
    'doctor',
    'env',
  ],
  ...[
    'fetch',
    'find-hash',
    'help',
    'import',
    'info',
    'init',
    'install-test',
    'it',
    'la',
    'licenses',
    'link',
    'list',
    'll',
  ],
  ...[
    'ln',
    'login',
    'ls',
    'outdated',
    'pack',
    'patch',
    'patch-commit',
    'patch-remove',
    'prune',
    'publish',
    'rb',
    'rebuild',
  ],
  ...[
    'remove',
    'rm',
    'root',
    'self-update',
    'setup',
    'show',
    'store',
    'un',
    'uninstall',
    'unlink',
    'view',
    'why',
    'whoami',
  ],
  ...[
    'approve-builds',
    'ignored-builds',
    'get',
    'set',
    'server',
    'search',
    'logout',
    'owner',
    'tag',
    'version',
    'recursive',
  ],
];

export function readDlx(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, {
    options: 'first-operand',
    valueFlags: ['--package', '-p', '--allow-build', '--registry', '--reporter', '--dir', '-C'],
  });
  const packages = optionValues(read, '--package', '-p');
  const [first] = read.operands;
  if (packages.length > 0) return [...packagesOf('npm', 'run', packages), ...runWords(read.operands)];
  return first === undefined ? [] : packageOf('npm', 'run', first);
}

function readExec(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, {
    options: 'first-operand',
    valueFlags: installFlags.filter((flag) => flag !== '-c'),
  });
  if (read.operands.length === 0) return [];
  return hasOption(read, '-c', '--shell-mode')
    ? [{ kind: 'run-text', words: read.operands, shell: 'sh' }]
    : runWords(read.operands);
}

/** A script of that name, or the program of that name where there is none. */
export function readScript(words: readonly Word[]): readonly Consequence[] {
  const [word] = words;
  const name = word && literalOf(word);
  return word && name ? [{ kind: 'script', name, word, otherwise: runWords(words) }] : [];
}
