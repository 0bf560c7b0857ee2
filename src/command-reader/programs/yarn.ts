import { literalOf } from '../types';
import { readDlx, readScript } from './pnpm';
import type { Program } from './program';
import { installFlags, npmInstall } from './shared/npm-install';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** yarn 1 and later: https://yarnpkg.com/cli. A word that is no command of its own is a script or a binary of the folder. */
export const program: Program = {
  names: ['yarn', 'yarnpkg'],
  read: (words, call) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '--cwd',
        '--registry',
        '--mutex',
        '--network-timeout',
        '--cache-folder',
        '--modules-folder',
        '--use-yarnrc',
      ],
    });
    const [verb, ...rest] = read.operands;
    const name = verb && literalOf(verb);
    switch (name) {
      case undefined:
        return [];
      case 'add':
      case 'upgrade':
      case 'up':
        return npmInstall(rest, yarnInstallFlags);
      case 'global':
        return rest[0] && ['add', 'upgrade'].includes(literalOf(rest[0]) ?? '')
          ? npmInstall(rest.slice(1), yarnInstallFlags)
          : [];
      case 'workspace':
        return program.read(rest.slice(1), call);
      case 'workspaces': {
        const run = rest.findIndex((word) => ['run', 'exec', 'add', 'up'].includes(literalOf(word) ?? ''));
        return run < 0 ? [] : program.read(rest.slice(run), call);
      }
      case 'dlx':
        return readDlx(rest);
      case 'exec':
        return runWords(readOptions(rest, { options: 'first-operand' }).operands);
      case 'run':
        return readScript(readOptions(rest, { options: 'first-operand' }).operands);
      default:
        return others.includes(name) ? [] : readScript(read.operands);
    }
  },
};

/** `-C`, `-W` and `-c` are flags without a value here. */
const yarnInstallFlags = installFlags.filter((flag) => !['-C', '-w', '-c'].includes(flag));

const others = [
  ...[
    'audit',
    'autoclean',
    'bin',
    'cache',
    'check',
    'config',
    'constraints',
    'create',
    'dedupe',
    'explain',
    'generate-lock-entry',
  ],
  ...[
    'global',
    'help',
    'import',
    'info',
    'init',
    'install',
    'licenses',
    'link',
    'list',
    'login',
    'logout',
    'node',
    'npm',
    'outdated',
  ],
  ...[
    'owner',
    'pack',
    'patch',
    'patch-commit',
    'plugin',
    'policies',
    'publish',
    'rebuild',
    'remove',
    'search',
    'self-update',
    'set',
  ],
  ...['stage', 'tag', 'team', 'unlink', 'unplug', 'unset', 'upgrade-interactive', 'version', 'versions', 'why'],
];
