import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { readOptions } from './shared/options';
import { packagesOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** Version managers whose `exec` or `run` starts a command: volta, fnm, nvm, asdf, pyenv, rbenv, nodenv, n, proto, corepack. */
export const program: Program = {
  names: [
    'volta',
    'fnm',
    'nvm',
    'asdf',
    'pyenv',
    'rbenv',
    'nodenv',
    'nodebrew',
    'nodist',
    'n',
    'proto',
    'corepack',
    'rustup',
    'bundle',
  ],
  read: (words, call) => {
    const [verb, ...rest] = readOptions(words, { options: 'first-operand' }).operands;
    if (call.name === 'corepack')
      return runWords(words.filter((word) => !(literalOf(word) ?? '').startsWith('-')).length > 0 ? words : []);
    const name = verb && literalOf(verb);
    if (call.name === 'volta' && name === 'install')
      return packagesOf('npm', 'install', readOptions(rest, { options: 'anywhere' }).operands);
    if (call.name === 'asdf' && name === 'install') return packagesOf('mise', 'install', rest.slice(0, 1));
    return name === 'exec' || name === 'run' ? readExec(rest, call.name) : [];
  },
};

function readExec(words: readonly Word[], name: string): readonly Consequence[] {
  const { operands } = readOptions(words, {
    options: 'first-operand',
    valueFlags:
      name === 'volta'
        ? ['--node', '--npm', '--pnpm', '--yarn', '--env']
        : ['--using', '--fnm-dir', '--node-dist-mirror'],
  });
  const [first] = operands;
  const isVersion = /^(?:v?\d[\w.]*|node|stable|default|lts(?:[/-].*)?|latest|current|system|nightly)$/.test(
    (first && literalOf(first)) ?? '',
  );
  if (name === 'nvm' || name === 'n' || name === 'rustup') return runWords(isVersion ? operands.slice(1) : operands);
  return runWords(operands);
}
