import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';

/** nix-shell -p packages --run 'text'; nix-env -iA nixpkgs.package. */
export const program: Program = {
  names: ['nix-shell', 'nix-env'],
  read: (words, call) => (call.name === 'nix-env' ? readEnv(words) : readShell(words)),
};

function readShell(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, {
    options: 'anywhere',
    valueFlags: ['--run', '--command', '-I', '--arg', '--argstr', '--keep', '-A', '--attr', '-i', '-E', '--expr'],
  });
  const text = optionValue(read, '--run', '--command');
  const wanted = read.options.some((option) => option.name === '-p' || option.name === '--packages');
  const packages = wanted ? packagesOf('nix', 'run', read.operands) : [];
  return text === undefined ? packages : [...packages, { kind: 'run-text', words: [text], shell: 'bash' }];
}

function readEnv(words: readonly Word[]): readonly Consequence[] {
  const installs = words.some((word) =>
    /^(?:-[a-zA-Z]*[iu][a-zA-Z]*|--install|--upgrade)$/.test(literalOf(word) ?? ''),
  );
  const read = readOptions(words, {
    options: 'anywhere',
    valueFlags: ['-f', '--file', '-p', '--profile', '-I', '--arg', '--argstr'],
  });
  const asked = read.options.some(
    (option) =>
      option.name === '--dry-run' || option.name === '-q' || option.name === '--query' || option.name === '-e',
  );
  return installs && !asked ? packagesOf('nix', 'install', read.operands) : [];
}
