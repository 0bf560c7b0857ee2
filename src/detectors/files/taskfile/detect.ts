import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { replaced, unknownOf } from '../common/source-text';
import { entriesOf, field, itemsOf, oneOrMany, type Value } from '../common/tree';

/** https://taskfile.dev/docs/reference/schema */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  const folder = folderOf(path);
  const read = (command: Value | undefined): void => {
    if (command?.kind === 'string')
      found.shell(
        replaced(command.source(), /\{\{[\s\S]*?\}\}/g, (part) => unknownOf(part.length)),
        'sh',
        { folder },
      );
    if (command?.kind === 'object') for (const name of ['cmd', 'defer', 'sh']) read(field(command, name));
  };
  for (const root of roots) {
    for (const { value } of [...entriesOf(field(root, 'vars')), ...entriesOf(field(root, 'env'))])
      read(field(value, 'sh'));
    for (const { value: task } of entriesOf(field(root, 'tasks'))) {
      // A task may be its one command, or a list of them.
      if (task.kind !== 'object') for (const command of oneOrMany(task)) read(command);
      for (const name of ['cmds', 'cmd', 'preconditions', 'status'])
        for (const command of oneOrMany(field(task, name))) read(command);
      for (const { value } of [...entriesOf(field(task, 'vars')), ...entriesOf(field(task, 'env'))])
        read(field(value, 'sh'));
      for (const dependency of itemsOf(field(task, 'deps')))
        for (const { value } of entriesOf(field(dependency, 'vars'))) read(field(value, 'sh'));
    }
  }
}
