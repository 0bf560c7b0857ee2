import type { Found } from './kind';
import { entriesOf, field, textOf, type Value } from './tree';

/** Where package.json names packages that get installed. `peerDependencies` are, unless they are optional. */
const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

export function readDependencies(root: Value, found: Found): void {
  for (const name of dependencyFields) {
    for (const { key, value } of entriesOf(field(root, name))) {
      if (name === 'peerDependencies' && isOptionalPeer(root, key.text)) continue;
      const wanted = textOf(value) ?? '';
      // `"ai": "npm:@openai/codex@1.2.3"` is the package behind the colon.
      const alias = /^npm:((?:@[^/@]+\/)?[^@]+)(?:@(.*))?$/.exec(wanted);
      found.package(
        `npm:${alias?.[1] ?? key.text}`,
        exactVersion(alias === null ? wanted : (alias[2] ?? '')),
        'install',
        key,
      );
    }
  }
}

/** The names that a manifest lists, aliases resolved. */
export function dependencyNames(root: Value): ReadonlySet<string> {
  const names = dependencyFields.flatMap((name) => entriesOf(field(root, name)).map(({ key }) => key.text));
  return new Set(names);
}

function isOptionalPeer(root: Value, name: string): boolean {
  const optional = field(root, 'peerDependenciesMeta', name, 'optional');
  return optional?.kind === 'other' && optional.value === true;
}

/** A range allows several versions, and says nothing of the one that is there. */
function exactVersion(wanted: string): string | undefined {
  return /^[v=]*(\d+\.\d+\.\d+[\w.+-]*)$/.exec(wanted.trim())?.[1];
}
