import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { replaced, unknownOf } from '../common/source-text';
import { entriesOf, field, oneOrMany, stringOf, textOf, type Value } from '../common/tree';
import { readManagedTool } from '../common/version-managers';

/** Tools, tasks and hooks. https://mise.jdx.dev/configuration.html */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  const folder = folderOf(path);
  const read = (command: Value | undefined): void => {
    for (const one of oneOrMany(command)) {
      const text = stringOf(one);
      if (text !== undefined)
        found.shell(
          replaced(text.source(), /\{\{[\s\S]*?\}\}/g, (part) => unknownOf(part.length)),
          'sh',
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
      read(task.kind === 'object' ? field(task, 'run') : task);
      read(field(task, 'run_windows'));
    }
    for (const { value: hook } of entriesOf(field(root, 'hooks')))
      read(hook.kind === 'object' ? field(hook, 'script') : hook);
  }
}
