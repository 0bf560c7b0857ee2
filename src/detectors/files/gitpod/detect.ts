import { versionOfTag } from '../common/github-steps';
import type { Found, OpenedFile } from '../common/kind';
import { field, itemsOf, stringOf } from '../common/tree';
import { readRecommendations } from '../common/vscode-settings';

/** https://www.gitpod.io/docs/classic/user/references/gitpod-yml */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const task of itemsOf(field(root, 'tasks'))) {
      for (const name of ['before', 'init', 'prebuild', 'command']) {
        const text = stringOf(field(task, name));
        if (text !== undefined) found.shell(text.source(), 'bash', { folder: '' });
      }
    }
    readRecommendations(field(root, 'vscode', 'extensions'), found);
    const image = stringOf(field(root, 'image'));
    if (image !== undefined) found.package(`docker:${image.text}`, versionOfTag(image.text), 'install', image);
  }
}
