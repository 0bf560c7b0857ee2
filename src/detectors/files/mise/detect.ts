import type { Shell } from '../../../command-reader/types';
import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { shebangShell } from '../common/script-shell';
import { replaced, unknownOf } from '../common/source-text';
import { shellNamed } from '../common/step-shell';
import { entriesOf, field, oneOrMany, stringOf, textOf, type Value } from '../common/tree';
import { readManagedTool } from '../common/version-managers';

/** Tools, tasks and hooks. https://mise.jdx.dev/configuration.html */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  const folder = folderOf(path);
  const read = (command: Value | undefined, usual: Shell | undefined): void => {
    for (const one of oneOrMany(command)) {
      const text = stringOf(one);
      const shell = shebangShell(text?.text.trimStart() ?? '') ?? usual;
      if (text === undefined || shell === undefined || shell === 'other') continue;
      found.shell(
        replaced(text.source(), /\{\{[\s\S]*?\}\}/g, (part) => unknownOf(part.length)),
        shell,
        { folder },
      );
    }
  };
  for (const root of roots) {
    for (const { key, value } of entriesOf(field(root, 'tools'))) {
      const wanted = textOf(value) ?? textOf(field(value, 'version')) ?? textOf(oneOrMany(value)[0]);
      readManagedTool(key.text, wanted, key, found);
    }
    for (const { value: task } of entriesOf(field(root, 'tasks'))) {
      const named = textOf(field(task, 'shell'));
      const usual = named === undefined ? 'sh' : shellNamed(named);
      read(task.kind === 'object' ? field(task, 'run') : task, usual);
      read(field(task, 'run_windows'), usual);
    }
    for (const { value: hook } of entriesOf(field(root, 'hooks')))
      read(hook.kind === 'object' ? field(hook, 'script') : hook, 'sh');
  }
}
