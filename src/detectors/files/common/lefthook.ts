import type { Found, OpenedFile } from './kind';
import { replaced, unknownOf } from './source-text';
import { walk } from './walk';

/** `run` of commands and jobs, however they are grouped. https://lefthook.dev/configuration/ */
export function detectLefthook({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    walk(root, ({ key, value }) => {
      if (key.text !== 'run' || value.kind !== 'string') return;
      // `{staged_files}` and the like are put in before.
      found.shell(
        replaced(value.source(), /\{[a-z_]+\}/g, (part) => unknownOf(part.length)),
        'sh',
        { folder: '' },
      );
    });
  }
}
