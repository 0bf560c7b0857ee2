import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { packageOf, packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** https://nix.dev/manual/nix/latest/command-ref/new-cli/nix: `run`, `shell … -c words`, `develop -c words`, `profile install`. */
export const program: Program = {
  names: ['nix'],
  read: (words) => {
    const [verb, ...rest] = readOptions(words, { options: 'first-operand', valueFlags }).operands;
    switch (verb && literalOf(verb)) {
      case 'run': {
        const { operands } = readOptions(rest, { options: 'first-operand', valueFlags });
        return operands[0] ? packageOf('nix', 'run', operands[0]) : [];
      }
      case 'shell':
      case 'develop':
      case 'env':
        return readShell(verb && literalOf(verb) === 'env' ? rest.slice(1) : rest);
      case 'profile': {
        const [action, ...packages] = rest;
        if (!['install', 'add', 'upgrade'].includes((action && literalOf(action)) ?? '')) return [];
        const read = readOptions(packages, { options: 'anywhere', valueFlags });
        return hasOption(read, '--dry-run') ? [] : packagesOf('nix', 'install', read.operands);
      }
      default:
        return [];
    }
  },
};

function readShell(words: readonly Word[]): readonly Consequence[] {
  const start = words.findIndex((word) => ['-c', '--command'].includes(literalOf(word) ?? ''));
  const packages = readOptions(start < 0 ? words : words.slice(0, start), { options: 'anywhere', valueFlags }).operands;
  const command = start < 0 ? [] : runWords(words.slice(start + 1));
  return [...packagesOf('nix', 'run', packages), ...command];
}

const valueFlags = [
  '--inputs-from',
  '-I',
  '--include',
  '--override-input',
  '--arg',
  '--argstr',
  '-f',
  '--file',
  '--expr',
  '--profile',
  '-k',
  '--keep-env-var',
  '-u',
  '--unset-env-var',
  '--extra-experimental-features',
  '--experimental-features',
  '--option',
  '--system',
  '--reference-lock-file',
  '--priority',
  '-j',
  '--max-jobs',
];
