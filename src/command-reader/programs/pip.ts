import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, optionValues, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** https://pip.pypa.io/en/stable/cli/pip_install/ */
export const program: Program = {
  names: ['pip', 'pip3', 'pip2', ...Array.from({ length: 10 }, (_, index) => `pip3.${index + 6}`)],
  read: (words) => readPip(words),
};

/** `pip install`; `download` and `wheel` only fetch. */
export function readPip(words: readonly Word[]): readonly Consequence[] {
  const [verb, ...rest] = readOptions(words, { options: 'first-operand', valueFlags: pipFlags }).operands;
  return verb && literalOf(verb) === 'install' ? pythonInstall(rest) : [];
}

/** The packages that an install of Python packages names, given by options too; not those that `--with` puts beside a tool. */
export function pythonInstall(words: readonly Word[], valueFlags = pipFlags): readonly Consequence[] {
  const read = readOptions(words, { options: 'anywhere', valueFlags });
  if (hasOption(read, '--dry-run', '--help', '-h', '--download-only')) return [];
  const given = optionValues(read, '-e', '--editable', '--with-executables-from', '--from', '--spec');
  return packagesOf('pypi', 'install', [...read.operands, ...given]);
}

const pipFlags = [
  ...[
    '-r',
    '--requirement',
    '-c',
    '--constraint',
    '-e',
    '--editable',
    '-t',
    '--target',
    '--platform',
    '--python-version',
  ],
  ...[
    '--implementation',
    '--abi',
    '--root',
    '--prefix',
    '--src',
    '--upgrade-strategy',
    '--config-settings',
    '-C',
    '--python',
  ],
  ...[
    '--global-option',
    '--no-binary',
    '--only-binary',
    '--progress-bar',
    '--root-user-action',
    '--report',
    '-i',
    '--index-url',
  ],
  ...[
    '--extra-index-url',
    '-f',
    '--find-links',
    '--log',
    '--proxy',
    '--retries',
    '--timeout',
    '--exists-action',
    '--trusted-host',
  ],
  ...['--cert', '--client-cert', '--cache-dir', '--use-feature', '--use-deprecated', '--keyring-provider', '--group'],
];
