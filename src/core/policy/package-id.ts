import { type PackageEcosystem, type PackageId, packageEcosystems } from './vocabulary';

export interface PackageParts {
  readonly ecosystem: PackageEcosystem;
  /** May hold `*` where it comes from a policy. */
  readonly name: string;
}

export type PackageFault =
  /** No `npm:` or the like before the name. */
  | { readonly fault: 'no-prefix' }
  /** `prefix` is what stands before the colon. */
  | { readonly fault: 'unknown-prefix'; readonly prefix: string }
  | { readonly fault: 'empty-name' }
  /** `name@1.2.3` and the like: a package id has no version. `name` is what would be left without it. */
  | { readonly fault: 'version'; readonly name: string }
  /** White space, quotes, backslashes or control characters. */
  | { readonly fault: 'character' };

/** Reads `npm:@scope/name`. The name is as written; `normalizePackageId` makes two spellings comparable. */
export function readPackageId(text: string): PackageParts | PackageFault {
  const colon = text.indexOf(':');
  const prefix = colon < 0 ? text : text.slice(0, colon);
  const ecosystem = packageEcosystems.find((known) => known === prefix.toLowerCase());
  if (colon < 0) return { fault: 'no-prefix' };
  if (ecosystem === undefined) return { fault: 'unknown-prefix', prefix };
  const name = text.slice(colon + 1);
  if (name === '') return { fault: 'empty-name' };
  if (!hasPlainCharacters(name)) return { fault: 'character' };
  const bare = withoutVersion(ecosystem, name);
  return bare === name ? { ecosystem, name } : { fault: 'version', name: bare };
}

/** The form in which two ids of one package are equal. A version or tag is dropped; `*` stays what it is. */
export function normalizePackageId(id: PackageId): PackageId {
  const colon = id.indexOf(':');
  const prefix = id.slice(0, colon).toLowerCase();
  const ecosystem = packageEcosystems.find((known) => known === prefix);
  if (ecosystem === undefined) return id;
  return packageId(ecosystem, id.slice(colon + 1));
}

/** Makes the normal form of a package's id out of what a command line or a file names: `packageId('pypi', 'Aider_Chat')`. */
export function packageId(ecosystem: PackageEcosystem, name: string): PackageId {
  return `${ecosystem}:${normalizeName(ecosystem, withoutVersion(ecosystem, name))}`;
}

/**
 * Letter case counts in none of them: npm and Docker allow lower case alone; PyPI, winget, Chocolatey, crates.io and GitHub
 * ignore it; in the rest two names that differ by case alone would be a trap that a rule should not fall for.
 */
function normalizeName(ecosystem: PackageEcosystem, name: string): string {
  const lower = name.toLowerCase();
  switch (ecosystem) {
    case 'pypi':
      // https://packaging.python.org/en/latest/specifications/name-normalization/
      return lower.replace(/[-_.]+/g, '-');
    case 'cargo':
      // crates.io refuses a second crate whose name differs by `-` and `_` alone.
      return lower.replaceAll('_', '-');
    case 'docker':
      return lower.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
    case 'brew':
      return lower.replace(/^homebrew\/(?:core|cask)\//, '');
    case 'nix':
      return lower.replace(/^nixpkgs#/, '');
    case 'npm':
    case 'go':
    case 'winget':
    case 'scoop':
    case 'choco':
    case 'gh-extension':
    case 'github-action':
    case 'devcontainer-feature':
      return lower;
  }
}

function withoutVersion(ecosystem: PackageEcosystem, name: string): string {
  switch (ecosystem) {
    case 'npm': {
      const at = name.indexOf('@', 1);
      return at < 0 ? name : name.slice(0, at);
    }
    case 'pypi':
      return name.replace(/[[=<>!~@;].*$/, '');
    case 'docker':
    case 'devcontainer-feature':
      return withoutTag(name);
    case 'go':
    case 'cargo':
    case 'scoop':
    case 'gh-extension':
    case 'github-action':
    // These two give the version in an option, and none of their ids has an `@`: who writes one means a version.
    case 'winget':
    case 'choco': {
      const at = name.indexOf('@');
      return at < 0 ? name : name.slice(0, at);
    }
    // In Homebrew `@` is part of the name (`python@3.12`), and a Nix attribute may hold one.
    case 'brew':
    case 'nix':
      return name;
  }
}

/** `image:tag`, `image@sha256:…`; a colon before the last slash is the registry's port. */
function withoutTag(name: string): string {
  const at = name.indexOf('@');
  const bare = at < 0 ? name : name.slice(0, at);
  const colon = bare.indexOf(':', bare.lastIndexOf('/') + 1);
  return colon < 0 ? bare : bare.slice(0, colon);
}

function hasPlainCharacters(name: string): boolean {
  return !/[\s"'`\\\p{Cc}]/u.test(name);
}
