import type { Word } from '../types';
import { literalOf } from '../types';
import { readNpx } from './npx';
import type { Consequence, Program } from './program';
import { npmInstall } from './shared/npm-install';
import { readOptions } from './shared/options';

const installs = [
  ...['install', 'i', 'in', 'ins', 'inst', 'insta', 'instal', 'isnt', 'isnta', 'isntal', 'isntall', 'add'],
  ...['install-test', 'it', 'update', 'up', 'upgrade', 'udpate'],
];

/** https://docs.npmjs.com/cli/v11/commands, with its aliases. */
export const program: Program = {
  names: ['npm', 'cnpm', 'tnpm'],
  read: (words) => {
    const read = readOptions(words, { options: 'first-operand', valueFlags: globalFlags });
    const [verb, ...rest] = read.operands;
    const name = verb && literalOf(verb);
    if (verb === undefined || name === undefined) return [];
    if (installs.includes(name)) return npmInstall([...beforeVerb(words, verb), ...rest]);
    if (name === 'exec' || name === 'x') return readNpx([...beforeVerb(words, verb), ...rest], 'npm');
    if (['run', 'run-script', 'rum', 'urn'].includes(name)) return readRun(rest);
    if (['test', 't', 'tst', 'start', 'stop', 'restart'].includes(name)) {
      return [{ kind: 'script', name: name.startsWith('t') ? 'test' : name, word: verb, otherwise: [] }];
    }
    return [];
  },
};

const globalFlags = [
  '--prefix',
  '-C',
  '-w',
  '--workspace',
  '--registry',
  '--userconfig',
  '--cache',
  '--loglevel',
  '--tag',
];

/** Options may also stand before the verb: `npm -g install x`. */
function beforeVerb(words: readonly Word[], verb: Word): readonly Word[] {
  return words.slice(0, words.indexOf(verb));
}

function readRun(words: readonly Word[]): readonly Consequence[] {
  const [script] = readOptions(words, { options: 'anywhere', valueFlags: globalFlags }).operands;
  const name = script && literalOf(script);
  return script && name ? [{ kind: 'script', name, word: script, otherwise: [] }] : [];
}
