import { literalOf } from '../types';
import { leadingText, withoutPrefix } from '../words';
import type { Program } from './program';
import { hasOption, readOptions } from './shared/options';
import { packageOf } from './shared/package-names';

/** https://docs.deno.com/runtime/reference/cli/: `run npm:x`, `x npm:x`, `install -g npm:x`, `add npm:x`, `task name`. */
export const program: Program = {
  names: ['deno', 'dx'],
  read: (words, call) => {
    const style = { options: 'first-operand', valueFlags } as const;
    const read = readOptions(words, style);
    const verb = call.name === 'dx' ? 'x' : read.operands[0] && literalOf(read.operands[0]);
    const rest = call.name === 'dx' ? words : read.operands.slice(1);
    switch (verb) {
      case 'run':
      case 'serve':
      case 'x': {
        const [target] = readOptions(rest, style).operands;
        if (target === undefined) return [];
        if (leadingText(target).startsWith('npm:')) return packageOf('npm', 'run', withoutNpm(target));
        return verb === 'x' ? packageOf('npm', 'run', target) : [];
      }
      case 'install':
      case 'i':
      case 'add': {
        const inner = readOptions(rest, { ...style, options: 'anywhere' });
        if (hasOption(inner, '--dry-run')) return [];
        const npm = inner.operands.filter((word) => leadingText(word).startsWith('npm:') || hasOption(inner, '--npm'));
        return npm.flatMap((word) => packageOf('npm', 'install', withoutNpm(word)));
      }
      case 'task': {
        const [task] = readOptions(rest, {
          ...style,
          valueFlags: ['--cwd', '-f', '--filter', '-c', '--config'],
        }).operands;
        const name = task && literalOf(task);
        return task && name ? [{ kind: 'script', name, word: task, otherwise: [] }] : [];
      }
      default: {
        // Without a subcommand the word is what `run` takes.
        const [target] = read.operands;
        return target && leadingText(target).startsWith('npm:') ? packageOf('npm', 'run', withoutNpm(target)) : [];
      }
    }
  },
};

const valueFlags = [
  '-n',
  '--name',
  '--root',
  '-c',
  '--config',
  '--import-map',
  '--cert',
  '--location',
  '--seed',
  '--log-level',
  '-L',
  '--ext',
  '--preload',
  '-e',
  '--entrypoint',
];

function withoutNpm(word: Parameters<typeof withoutPrefix>[0]): ReturnType<typeof withoutPrefix> {
  // `npm:/@scope/name` is the older spelling.
  const prefix = /^npm:\/?/.exec(leadingText(word));
  return prefix ? withoutPrefix(word, prefix[0].length) : word;
}
