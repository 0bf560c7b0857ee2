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
      const repository = repositoryOf(wanted);
      if (repository !== undefined) found.package(`git:${repository}`, undefined, 'install', key);
      found.package(
        `npm:${alias?.[1] ?? key.text}`,
        exactVersion(alias === null ? wanted : (alias[2] ?? '')),
        'install',
        key,
      );
    }
  }
}

/** `github:owner/name`, `owner/name`, `git+https://github.com/owner/name.git#main`. https://docs.npmjs.com/cli/configuring-npm/package-json */
function repositoryOf(wanted: string): string | undefined {
  const short = /^(?:github:)?([\w.-]+\/[\w.-]+?)(?:\.git)?(?:#.*)?$/.exec(wanted)?.[1];
  if (short !== undefined) return `github.com/${short}`;
  const address = /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([\w.-]+(?:\/[\w.-]+){2})(?:#.*)?$/.exec(
    wanted,
  )?.[1];
  return address?.replace(/\.git$/, '');
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
