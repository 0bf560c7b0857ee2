import type { Word } from '../types';
import { literalOf } from '../types';
import type { Consequence, Program } from './program';
import { readOptions } from './shared/options';
import { runWords } from './shared/prefix';

/** node and programs that run a JavaScript file: `node --run ai`, `node node_modules/@openai/codex/bin/codex.js`. */
export const program: Program = {
  names: ['node', 'nodejs', 'tsx', 'ts-node', 'electron'],
  read: (words) => {
    const read = readOptions(words, {
      options: 'first-operand',
      valueFlags: [
        '-r',
        '--require',
        '--import',
        '--loader',
        '--experimental-loader',
        '-C',
        '--conditions',
        '--env-file',
        '--run',
        '-e',
        '--eval',
        '-p',
        '--print',
        '--title',
        '--input-type',
        '--watch-path',
      ],
    });
    const script = read.options.find((option) => option.name === '--run')?.value;
    const name = script && literalOf(script);
    if (script && name) return [{ kind: 'script', name, word: script, otherwise: [] }];
    if (read.options.some((option) => ['-e', '--eval', '-p', '--print', '-c', '--check'].includes(option.name)))
      return [];
    return readFile(read.operands);
  },
};

/** A file of an installed package shows the package; a file in `.bin` is the program of that name. */
function readFile(words: readonly Word[]): readonly Consequence[] {
  const [file] = words;
  const path = file && lastLiteral(file).replaceAll('\\', '/');
  if (!file || !path) return [];
  if (/\/(?:\.bin|bin)\/[^/.]+$/.test(path)) return runWords(words);
  // `"$(npm root -g)/@openai/codex/bin/codex.js"`: the folder of packages is one that only the shell knows.
  const scoped = literalOf(file) === undefined ? /^\/(@[^/]+\/[^/]+)\/./.exec(path)?.[1] : undefined;
  const name = packageOfPath(path) ?? scoped;
  return name === undefined
    ? []
    : [{ kind: 'package', use: 'run', ecosystem: 'npm', name, version: undefined, word: file }];
}

/** `…/node_modules/@scope/name/cli.js` is of `@scope/name`. */
export function packageOfPath(path: string): string | undefined {
  return /.*(?:^|[/\\])node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\.@][^/\\]*)[/\\]./.exec(path)?.[1]?.replace('\\', '/');
}

function lastLiteral(word: Word): string {
  const last = word.pieces.at(-1);
  return last?.kind === 'literal' ? last.text : '';
}
