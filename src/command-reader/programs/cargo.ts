import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { hasOption, optionValue, optionValues, readOptions } from './shared/options';
import { packageOf, packagesOf } from './shared/package-names';

/** https://doc.rust-lang.org/cargo/commands/cargo-install.html, and cargo-binstall. */
export const program: Program = {
  names: ['cargo', 'cargo-binstall', 'cargo-install'],
  read: (words, call) => {
    const [toolchain] = words;
    const own = toolchain && literalOf(toolchain)?.startsWith('+') ? words.slice(1) : words;
    const [verb, ...rest] = readOptions(own, {
      options: 'first-operand',
      valueFlags: ['-C', '--config', '--color', '-Z'],
    }).operands;
    const isOwn = call.name !== 'cargo';
    if (!isOwn && verb && literalOf(verb) === 'watch') return readWatch(rest);
    if (!isOwn && !['install', 'binstall'].includes((verb && literalOf(verb)) ?? '')) return [];
    const read = readOptions(isOwn ? own : rest, { options: 'anywhere', valueFlags });
    if (hasOption(read, '--dry-run', '-n', '--list')) return [];
    const version = optionValue(read, '--version', '--vers');
    const repository = optionValue(read, '--git');
    if (repository !== undefined) return packageOf('git', 'install', repository);
    return packagesOf('cargo', 'install', read.operands).map((found) =>
      found.kind === 'package' && found.version === undefined && version
        ? { ...found, version: literalOf(version) }
        : found,
    );
  },
};

/** cargo-watch: `-s` takes shell text. */
function readWatch(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, {
    options: 'anywhere',
    valueFlags: ['-s', '--shell', '-x', '--exec', '-w', '--watch', '-i', '--ignore', '-d', '--delay', '-E', '--env'],
  });
  return optionValues(read, '-s', '--shell').map((text) => ({ kind: 'run-text', words: [text], shell: 'sh' }));
}

const valueFlags = [
  ...['--version', '--vers', '--git', '--branch', '--tag', '--rev', '--path', '--root', '--registry', '--index', '-F'],
  ...[
    '--features',
    '--profile',
    '-j',
    '--jobs',
    '--target',
    '--target-dir',
    '--bin',
    '--example',
    '--color',
    '--config',
    '-Z',
  ],
  ...[
    '--targets',
    '--strategies',
    '--install-path',
    '--pkg-url',
    '--pkg-fmt',
    '--rate-limit',
    '--maximum-resolution-timeout',
  ],
];
