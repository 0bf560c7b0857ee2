import { folderOf } from '../common/collect';
import type { Found, OpenedFile } from '../common/kind';
import { entriesOf, field, stringOf } from '../common/tree';

/** Tasks, and packages of npm among the imports. https://docs.deno.com/runtime/fundamentals/configuration */
export function detect({ path, roots }: OpenedFile, found: Found): void {
  const options = { folder: folderOf(path) };
  for (const root of roots) {
    for (const { value } of entriesOf(field(root, 'tasks'))) {
      const text = stringOf(value) ?? stringOf(field(value, 'command'));
      if (text !== undefined) found.shell(text.source(), 'sh', options);
    }
    for (const { value } of entriesOf(field(root, 'imports'))) {
      const text = stringOf(value);
      const name = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)/.exec(text?.text ?? '')?.[1];
      if (text !== undefined && name !== undefined) found.package(`npm:${name}`, undefined, 'install', text);
    }
  }
}
