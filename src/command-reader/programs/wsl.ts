import { literalOf } from '../types';
import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';

/** wsl.exe: the words run in the default shell of a Linux. https://learn.microsoft.com/windows/wsl/basic-commands */
export const program: Program = {
  names: ['wsl'],
  read: (words) => {
    // `~` is the folder to start in; options may follow it.
    const [first, ...others] = words;
    const read = readOptions(first && literalOf(first) === '~' ? others : words, {
      options: 'first-operand',
      valueFlags: ['-d', '--distribution', '--distribution-id', '-u', '--user', '--cd', '--shell-type'],
    });
    if (
      hasOption(
        read,
        '--install',
        '--list',
        '-l',
        '--status',
        '--shutdown',
        '-t',
        '--terminate',
        '--unregister',
        '--export',
        '--import',
        '--set-default',
        '--update',
        '--mount',
        '--unmount',
        '--help',
        '--version',
        '-v',
      )
    )
      return [];
    const command = read.operands.filter((word, index) => index > 0 || literalOf(word) !== '~');
    const [only, ...more] = command;
    if (only === undefined) return [];
    // Operators reach the shell of Linux: `wsl cd src ^&^& claude`.
    const isText = more.length === 0 || command.some((word) => /^(?:&&|\|\|?|;)$/.test(literalOf(word) ?? ''));
    return isText
      ? [{ kind: 'run-text', words: command, shell: 'bash' }]
      : [{ kind: 'run-words', words: command, shell: 'bash' }];
  },
};
