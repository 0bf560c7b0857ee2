import type { Found, OpenedFile } from '../common/kind';
import { readRequirement } from '../common/requirements';
import { field, itemsOf, stringOf } from '../common/tree';

/** `name=1.2` from conda's channels, and what `pip` installs on top. */
export function detect({ roots }: OpenedFile, found: Found): void {
  for (const root of roots) {
    for (const item of itemsOf(field(root, 'dependencies'))) {
      const own = stringOf(item);
      const [, name, version] = /^(?:[^:\s]+::)?([A-Za-z0-9_.-]+)\s*(?:==?\s*([^\s=*]+))?/.exec(own?.text ?? '') ?? [];
      if (own !== undefined && name !== undefined) found.package(`conda:${name}`, version, 'install', own);
      for (const requirement of itemsOf(field(item, 'pip'))) {
        const text = stringOf(requirement);
        if (text !== undefined && !text.text.startsWith('-')) readRequirement(text.source(), found);
      }
    }
  }
}
