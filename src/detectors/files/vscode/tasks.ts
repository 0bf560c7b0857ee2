import type { Shell } from '../../../command-reader/types';
import { commandOf } from '../common/commands';
import type { Found } from '../common/kind';
import { joinedSource } from '../common/source-text';
import { field, itemsOf, type StringValue, stringOf, textOf, type Value } from '../common/tree';
import { withoutVariables } from './variables';

/** https://code.visualstudio.com/docs/reference/tasks-appendix */
export function readTasks(root: Value | undefined, found: Found): void {
  readTask(root, undefined, found);
  for (const task of itemsOf(field(root, 'tasks'))) readTask(task, root, found);
  for (const input of itemsOf(field(root, 'inputs'))) {
    const command = field(input, 'args', 'command');
    if (textOf(field(input, 'type')) === 'command') readLine(commandOf(command, undefined), 'bash', true, found);
  }
}

const platforms = [
  { name: undefined, shell: 'bash' },
  { name: 'linux', shell: 'bash' },
  { name: 'osx', shell: 'zsh' },
  { name: 'windows', shell: 'pwsh' },
] as const;

function readTask(task: Value | undefined, owner: Value | undefined, found: Found): void {
  const type = textOf(field(task, 'type')) ?? textOf(field(owner, 'type'));
  for (const platform of platforms) {
    const own = platform.name === undefined ? task : field(task, platform.name);
    const words = commandOf(field(own, 'command'), field(own, 'args') ?? field(task, 'args'));
    readLine(words, platform.shell, type !== 'process', found);
  }
  // `"type": "npm"` with a script: the script itself is found in package.json.
  const script = stringOf(field(task, 'script'));
  if (type === 'npm' && script !== undefined) readScript(script, textOf(field(task, 'path')), found);
}

/** The command is text for the shell; arguments are words of their own that the shell's quoting keeps together. */
function readLine(words: readonly StringValue[], shell: Shell, inShell: boolean, found: Found): void {
  const [command] = words;
  if (command === undefined) return;
  const folder = '';
  if (!inShell) found.program(words, { folder });
  else
    found.shell(
      withoutVariables(
        joinedSource(
          words.map((word) => word.source()),
          ' ',
        ),
      ),
      shell,
      { folder },
    );
}

function readScript(script: StringValue, path: string | undefined, found: Found): void {
  const source = script.source();
  const run = {
    text: `npm run ${source.text}`,
    at: (offset: number) => source.at(Math.max(0, offset - 'npm run '.length)),
  };
  found.shell(run, 'sh', { folder: (path ?? '').replace(/\/+$/, '') });
}
