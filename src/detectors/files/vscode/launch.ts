import { commandOf } from '../common/commands';
import type { Found } from '../common/kind';
import { field, itemsOf, stringOf, type Value } from '../common/tree';

/** https://code.visualstudio.com/docs/debugtest/debugging-configuration */
export function readLaunch(root: Value | undefined, found: Found): void {
  for (const configuration of itemsOf(field(root, 'configurations'))) {
    for (const own of [configuration, ...['linux', 'osx', 'windows'].map((name) => field(configuration, name))]) {
      const args = field(own, 'runtimeArgs');
      const program = stringOf(field(own, 'program'));
      const runtime = commandOf(field(own, 'runtimeExecutable'), args);
      if (runtime.length > 0) found.program(program === undefined ? runtime : [...runtime, program], { folder: '' });
      if (program !== undefined) found.program(commandOf(program, field(own, 'args')), { folder: '' });
      const command = stringOf(field(own, 'command'));
      if (command !== undefined) found.shell(command.source(), 'bash', { folder: '' });
      // Python's debugger starts a module by its name.
      const module = stringOf(field(own, 'module'));
      if (module !== undefined) readModule(module.text, module, found);
    }
  }
}

function readModule(name: string, spot: { readonly start: number; readonly end: number }, found: Found): void {
  const prefix = 'python -m ';
  const text = `${prefix}${name}`;
  found.shell({ text, at: (offset) => spot.start + Math.max(0, offset - prefix.length) }, 'sh');
}
