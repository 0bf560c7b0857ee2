import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { replaced, unknownOf } from '../common/source-text';
import { shellNamed, shellOfText } from '../common/step-shell';
import { field, stringOf, textOf } from '../common/tree';
import { walk } from '../common/walk';

/** `run` steps and images, wherever they stand. https://circleci.com/docs/reference/configuration-reference/ */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    walk(root, ({ key, value }) => {
      if (key.text === 'run') {
        const command = stringOf(value.kind === 'object' ? field(value, 'command') : value);
        // Without a shell of its own a step has that of its executor.
        const named = textOf(field(value, 'shell'));
        const shell = named === undefined ? shellOfText(command?.text ?? '') : shellNamed(named);
        if (command !== undefined && shell !== undefined)
          found.shell(
            replaced(command.source(), /<<[^>\n]*>>/g, (part) => unknownOf(part.length)),
            shell,
            { folder: '' },
          );
      }
      const image = key.text === 'image' ? stringOf(value) : undefined;
      if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), 'install', image);
    });
  }
}
