import { literalOf } from '../types';
import { readNpx } from './npx';
import { readScript } from './pnpm';
import type { Program } from './program';
import { npmInstall } from './shared/npm-install';
import { readOptions } from './shared/options';

/** https://bun.sh/docs/cli/run: scripts, then binaries of the folder, then programs. */
export const program: Program = {
  names: ['bun'],
  read: (words) => {
    const style = {
      options: 'first-operand',
      valueFlags: [
        '--cwd',
        '-c',
        '--config',
        '-r',
        '--preload',
        '--filter',
        '-F',
        '--env-file',
        '--define',
        '-d',
        '--elide-lines',
        '--shell',
      ],
    } as const;
    const read = readOptions(words, style);
    const [verb, ...rest] = read.operands;
    switch (verb && literalOf(verb)) {
      case undefined:
        return [];
      case 'x':
        return readNpx(rest, 'npx');
      case 'add':
      case 'a':
      case 'install':
      case 'i':
      case 'update':
        return npmInstall(rest);
      case 'run':
        return readScript(readOptions(rest, style).operands);
      case 'build':
      case 'test':
      case 'create':
      case 'c':
      case 'init':
      case 'link':
      case 'unlink':
      case 'remove':
      case 'rm':
      case 'pm':
      case 'info':
      case 'outdated':
      case 'upgrade':
      case 'publish':
      case 'patch':
      case 'repl':
      case 'exec':
      case 'why':
      case 'audit':
        return rest[0] && verb && literalOf(verb) === 'exec'
          ? [{ kind: 'run-text', words: [rest[0]], shell: 'sh' }]
          : [];
      default:
        return readScript(read.operands);
    }
  },
};
