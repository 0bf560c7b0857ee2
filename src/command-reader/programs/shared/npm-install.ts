import type { Word } from '../../types';
import { literalOf } from '../../types';
import type { Consequence } from '../program';
import { type ReadOptions, readOptions } from './options';
import { packagesOf } from './package-names';

/** Options of npm, pnpm, yarn and bun that take a value. Not a program: what their installs have in common. */
export const installFlags: readonly string[] = [
  ...[
    '--prefix',
    '-C',
    '--dir',
    '--cwd',
    '-w',
    '--workspace',
    '--registry',
    '--tag',
    '--cache',
    '--loglevel',
    '--omit',
  ],
  ...[
    '--include',
    '--userconfig',
    '--install-strategy',
    '--before',
    '--location',
    '--os',
    '--cpu',
    '--libc',
    '--filter',
    '-F',
  ],
  ...[
    '--save-prefix',
    '--store-dir',
    '--virtual-store-dir',
    '--modules-dir',
    '--otp',
    '--access',
    '--global-dir',
    '--backend',
  ],
  ...['--script-shell', '--globalconfig', '--node-options', '--user-agent', '--https-proxy', '--proxy', '--noproxy'],
  ...[
    '--ca',
    '--cafile',
    '--cert',
    '--key',
    '--fetch-timeout',
    '--fetch-retries',
    '--maxsockets',
    '--depth',
    '--scope',
  ],
  ...['--audit-level', '--lockfile-version', '--logs-dir', '--local-address', '--git', '--umask', '--auth-type'],
  ...['--network-timeout', '--mutex', '--modules-folder', '--cache-folder', '--config', '-c'],
];

/** The packages that an install names; nothing where the options only ask or only write a lock file. */
export function npmInstall(words: readonly Word[], valueFlags = installFlags): readonly Consequence[] {
  const read = readOptions(words, { options: 'anywhere', valueFlags });
  return isOnlyAsked(read) ? [] : packagesOf('npm', 'install', read.operands);
}

/** `--dry-run`, `--dry-run=true`; `--dry-run=false` is none. */
function isOnlyAsked(read: ReadOptions): boolean {
  return read.options.some(
    (option) =>
      ['--dry-run', '--package-lock-only', '--lockfile-only', '--help', '-h'].includes(option.name) &&
      (option.value === undefined || literalOf(option.value) !== 'false'),
  );
}
