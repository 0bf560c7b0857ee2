import { normalizePackageId } from '../core/policy/package-id';
import { type PackageEcosystem, type PackageId, packageEcosystems } from '../core/policy/vocabulary';

/**
 * The ids under which the catalogue may know a package, the closest first: its normal form, then what a registry, tap,
 * channel or folder in the name allows to be left out. `github-action:Owner/Repo/sub@v1` may be known as
 * `github-action:owner/repo/sub` or as `github-action:owner/repo`. Empty when the text has no prefix of an ecosystem.
 */
export function packageCandidates(packageId: string): readonly PackageId[] {
  const colon = packageId.indexOf(':');
  const ecosystem = packageEcosystems.find((known) => known === packageId.slice(0, colon).toLowerCase());
  if (ecosystem === undefined) return [];
  const given = packageId.slice(colon + 1).trim();
  const normal = normalizePackageId(`${ecosystem}:${ecosystem === 'npm' ? aliased(given) : given}`);
  const name = normal.slice(ecosystem.length + 1);
  const candidates = [name, ...widerNames(ecosystem, name)].filter((candidate) => candidate !== '');
  return [...new Set(candidates)].map((candidate): PackageId => `${ecosystem}:${candidate}`);
}

/** The key of a devcontainer feature that is known by its name, whoever publishes it. */
export function anyPublishersFeature(name: string): PackageId {
  return `devcontainer-feature:*/${name}`;
}

/** The key of an action that is known by its repository's name, whoever owns it. */
export function anyOwnersAction(name: string): PackageId {
  return `github-action:*/${name}`;
}

/** https://docs.npmjs.com/cli/configuring-npm/package-spec: `alias@npm:name@1` on a command line, `npm:name@1` as a version in package.json. */
function aliased(spec: string): string {
  return spec.replace(/^.*@npm:|^npm:/, '');
}

function widerNames(ecosystem: PackageEcosystem, name: string): readonly string[] {
  switch (ecosystem) {
    case 'npm':
      // Deno and Bun take a file of the package: npm:@scope/name@1/cli.
      return [/^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''];
    case 'brew':
      // `copilot-cli@prerelease` is a formula of its own of the same tool.
      return [name.replace(/@[^/@]*$/, '')];
    case 'go': {
      const module = name.replace(/\/\.\.\.$/, '');
      return [module, module.replace(/\/v\d+$/, '')];
    }
    case 'scoop':
      return [lastSegment(name)];
    case 'nix':
      return nixNames(name);
    case 'docker':
      return [
        name
          .replace(/^docker:\/\//, '')
          .replace(/^(?:(?:index\.|registry-1\.)?docker\.io|registry\.hub\.docker\.com)\//, ''),
      ];
    case 'gh-extension':
      return [name.replace(/^(?:https?:\/\/)?github\.com\//, '').replace(/(?:\.git|\/)$/, '')];
    case 'github-action':
      return enclosingActions(name);
    case 'devcontainer-feature':
      // A local feature (`./claude-code`) is whatever its author made of it.
      return name.startsWith('.') ? [] : [`*/${lastSegment(name)}`];
    case 'pypi':
    case 'cargo':
    case 'winget':
    case 'choco':
      return [];
  }
}

/** `nixpkgs/nixos-unstable#legacyPackages.x86_64-linux.name`, `nixpkgs.name`, or a flake whose default output is meant. */
function nixNames(installable: string): readonly string[] {
  const hash = installable.indexOf('#');
  const attribute = installable.slice(hash + 1).replace(/\^.*$/, '');
  if (hash > 0 && (attribute === '' || attribute === 'default')) return [installable.slice(0, hash)];
  return [attribute.replace(/^(?:legacypackages|packages)\.[^.]+\./, '').replace(/^(?:nixpkgs|pkgs|nixos)\./, '')];
}

function enclosingActions(path: string): readonly string[] {
  const segments = path.replace(/\/+$/, '').split('/');
  if (segments[0] === '.' || segments[0] === '..') return [];
  const enclosing: string[] = [];
  for (let length = segments.length; length >= 2; length--) enclosing.push(segments.slice(0, length).join('/'));
  return [...enclosing, `*/${segments[1] ?? ''}`];
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
