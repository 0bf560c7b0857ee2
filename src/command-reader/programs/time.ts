import { literalOf } from '../types';
import type { Program } from './program';
import { type Prefix, readPrefix } from './shared/prefix';

const prefix: Prefix = {
  names: ['time', 'gtime'],
  valueFlags: ['-f', '--format', '-o', '--output'],
};

/** time(1), and the keyword of the same name, behind which functions and aliases are known. */
export const program: Program = {
  names: prefix.names,
  read: (words, call) => {
    const [name] = call.command.words;
    const isKeyword = name !== undefined && !name.quoted && literalOf(name) === 'time';
    return readPrefix(words, prefix).map((found) =>
      isKeyword && found.kind === 'run-words' ? { ...found, sameShell: true } : found,
    );
  },
};
