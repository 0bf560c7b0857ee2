import { brewfileEntries } from '../../../command-reader/programs/shared/brewfile';
import type { Found, OpenedFile } from '../common/kind';

/** Formulae, casks, packages of other registries and extensions. */
export function detect({ text }: OpenedFile, found: Found): void {
  for (const { ecosystem, name, start } of brewfileEntries(text)) {
    const spot = { start, end: start + name.length };
    if (ecosystem === 'extension') found.extension(name, undefined, 'install', spot);
    else found.package(`${ecosystem}:${name}`, undefined, 'install', spot);
  }
}
