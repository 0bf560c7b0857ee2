import type { Word } from '../types';
import { literalOf } from '../types';
import { leadingText, withoutPrefix } from '../words';
import type { Consequence, Ecosystem, PackageUse, Program } from './program';
import { optionValue, readOptions } from './shared/options';
import { packageOf } from './shared/package-names';
import { runWords } from './shared/prefix';

/** https://mise.jdx.dev/cli/: `exec [tools] -- words`, `use tools`, `install tools`. Tools may name their backend: `npm:x`. */
export const program: Program = {
  names: ['mise', 'rtx'],
  read: (words) => {
    const [verb, ...rest] = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-C', '--cd', '-E', '--env', '-j', '--jobs', '--output'],
    }).operands;
    switch (verb && literalOf(verb)) {
      case 'exec':
      case 'x':
        return readExec(rest);
      case 'use':
      case 'u':
      case 'install':
      case 'i':
      case 'upgrade':
      case 'up': {
        const read = readOptions(rest, {
          options: 'anywhere',
          valueFlags: ['-e', '--env', '-j', '--jobs', '-p', '--path', '--remove'],
        });
        const asked = read.options.some((option) => ['-n', '--dry-run', '--remove'].includes(option.name));
        return asked ? [] : read.operands.flatMap((word) => toolOf(word, 'install'));
      }
      default:
        return [];
    }
  },
};

function readExec(words: readonly Word[]): readonly Consequence[] {
  const read = readOptions(words, { options: 'anywhere', valueFlags: ['-c', '--command', '-j', '--jobs'] });
  const text = optionValue(read, '-c', '--command');
  const command = read.afterDashes ?? [];
  const tools = read.operands.slice(0, read.operands.length - command.length).flatMap((word) => toolOf(word, 'run'));
  return [...tools, ...runWords(command), ...(text ? [{ kind: 'run-text', words: [text], shell: 'sh' } as const] : [])];
}

const backends: Readonly<Record<string, Ecosystem>> = {
  npm: 'npm',
  pipx: 'pypi',
  pypi: 'pypi',
  cargo: 'cargo',
  go: 'go',
};

/** Backends that fetch what a repository of GitHub's releases. */
const releases = ['ubi', 'github', 'aqua'];

function toolOf(word: Word, use: PackageUse): readonly Consequence[] {
  const colon = leadingText(word).indexOf(':');
  if (colon < 0) return packageOf('mise', use, word);
  const backend = leadingText(word).slice(0, colon);
  if (releases.includes(backend)) {
    const name = leadingText(word)
      .slice(colon + 1)
      .replace(/[@[].*$/, '');
    return packageOf('git', use, { ...word, pieces: [{ kind: 'literal', text: `github:${name}` }] });
  }
  const ecosystem = Object.hasOwn(backends, backend) ? backends[backend] : undefined;
  return ecosystem === undefined ? [] : packageOf(ecosystem, use, withoutPrefix(word, colon + 1));
}
