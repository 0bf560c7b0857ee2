import type { Word } from '../types';
import { literalOf } from '../types';
import { literalWord } from '../words';
import { readPip } from './pip';
import type { Consequence, Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** `python -m module`, `python -m pip install x`, `python .venv/bin/aider`. https://docs.python.org/3/using/cmdline.html */
export const program: Program = {
  names: ['python', 'py', 'pythonw', 'pypy', 'ipython', 'coverage', ...versions('python'), ...versions('pypy')],
  read: (words, call) => {
    if (call.name === 'coverage') return readModuleWithin(words);
    const module = words.findIndex(
      (word, index) => /^-[bBdEhiIOPqRsSuvx]*m/.test(literalOf(word) ?? '') && isOption(words, index),
    );
    if (module >= 0) return readModule(words, module);
    const [file, ...rest] = readOptions(words, {
      options: 'first-operand',
      valueFlags: ['-c', '-W', '-X', '--check-hash-based-pycs'],
    }).operands;
    const path = file && literalOf(file);
    return file && path && /[/\\](?:bin|Scripts)[/\\][^/\\.]+$/.test(path) ? runWords([file, ...rest]) : [];
  },
};

function versions(name: string): readonly string[] {
  return ['2', '3', '2.7', ...Array.from({ length: 10 }, (_, index) => `3.${index + 6}`)].map(
    (version) => name + version,
  );
}

/** Whether everything before the word is an option of Python's own. */
function isOption(words: readonly Word[], index: number): boolean {
  const before = words.slice(0, index);
  return (
    readOptions(before, { options: 'first-operand', valueFlags: ['-W', '-X'] }).operands.length === 0 &&
    !before.some((word) => literalOf(word) === '-c')
  );
}

function readModule(words: readonly Word[], index: number): readonly Consequence[] {
  const flag = words[index] as Word;
  const attached = (literalOf(flag) ?? '').replace(/^-(?:-module$|[a-zA-Z]*?m)/, '');
  const name = attached === '' ? words[index + 1] : literalWord(attached, flag.span);
  const rest = words.slice(attached === '' ? index + 2 : index + 1);
  const text = name && literalOf(name);
  if (!name || !text) return [];
  if (text === 'pip' || text === 'pip3') return readPip(rest);
  if (text === 'pipx' || text === 'uv' || text === 'poetry' || text === 'pipenv') return runWords([name, ...rest]);
  if (moduleRunners.includes(text)) return readModuleWithin(rest);
  return [{ kind: 'module', name: text.replace(/\..*$/, ''), word: name, words: rest }];
}

/** Modules that run another under a debugger or while they measure it: `python -m pdb -m aider`. */
const moduleRunners = ['pdb', 'cProfile', 'profile', 'trace', 'coverage', 'debugpy', 'viztracer'];

function readModuleWithin(words: readonly Word[]): readonly Consequence[] {
  const index = words.findIndex((word) => literalOf(word) === '-m' || literalOf(word) === '--module');
  return index < 0 ? [] : readModule(words, index);
}
