import type { Word } from '../../types';
import { literalOf } from '../../types';
import type { Consequence, Ecosystem, PackageUse } from '../program';
import { repositoryOf } from './repositories';

/** A package of an ecosystem as its own command line writes it, version and extras split off. Nothing for paths and URLs. */
export function packageOf(ecosystem: Ecosystem, use: PackageUse, word: Word): readonly Consequence[] {
  const text = literalOf(word) ?? knownName(word);
  const repository = text !== undefined && fromRepositories.includes(ecosystem) ? sourceOf(ecosystem, text) : undefined;
  const source: readonly Consequence[] =
    repository === undefined
      ? []
      : [{ kind: 'package', use, ecosystem: 'git', name: repository, version: undefined, word }];
  // An installable of nix is a repository as well as a package, and a wheel says what it is wherever it lies.
  const isBoth = ecosystem === 'nix' || (ecosystem === 'pypi' && /\.whl(?:#.*)?$/.test(text ?? ''));
  if (repository !== undefined && !isBoth) return source;
  const parts = text === undefined || text === '' ? undefined : split[ecosystem](text);
  if (parts === undefined || parts.name === '') return source;
  const version = parts.version !== undefined && isVersion(parts.version) ? parts.version : undefined;
  return [...source, { kind: 'package', use, ecosystem, name: parts.name, version, word }];
}

/** The same for several words. */
export function packagesOf(ecosystem: Ecosystem, use: PackageUse, words: readonly Word[]): readonly Consequence[] {
  return words.flatMap((word) => packageOf(ecosystem, use, word));
}

/** npm reads `owner/name` as a repository of GitHub's. */
function sourceOf(ecosystem: Ecosystem, text: string): string | undefined {
  const isShorthand = ecosystem === 'npm' && /^[\w-][\w.-]*\/[\w-][\w.-]*(?:#|$)/.test(text);
  return repositoryOf(isShorthand ? `github:${text}` : text);
}

const fromRepositories: readonly Ecosystem[] = ['npm', 'pypi', 'cargo', 'nix', 'git'];

interface NameAndVersion {
  readonly name: string;
  readonly version?: string | undefined;
}

const split: Record<Ecosystem, (text: string) => NameAndVersion | undefined> = {
  npm: splitNpm,
  pypi: splitPython,
  conda: splitPython,
  cargo: splitAtSign,
  go: (text) => splitAtSign(text.replace(/\/(?:\.\.\.)?(?=@|$)/, '')),
  brew: (text) => (/^[./~]|:\/\//.test(text) ? undefined : { name: text.toLowerCase() }),
  winget: (text) => ({ name: text }),
  scoop: (text) =>
    splitAtSign(/:\/\//.test(text) ? (/([^/]+)\.json$/.exec(text)?.[1] ?? '') : text.replace(/^.*\//, '')),
  choco: (text) => ({ name: text.replace(/\.nupkg$/, '') }),
  nix: splitNix,
  docker: splitImage,
  'gh-extension': (text) => ({ name: text.replace(/^https:\/\/github\.com\//, '').replace(/\.git$/, '') }),
  git: () => undefined,
  mise: splitAtSign,
  system: (text) => (/^[./]/.test(text) ? undefined : { name: text.replace(/[=:].*$|\/.*$/, '') }),
};

/** https://docs.npmjs.com/cli/v11/using-npm/package-spec: `alias@npm:name@version`, `@scope/name@version`, folders and URLs. */
function splitNpm(text: string): NameAndVersion | undefined {
  const archive = /^https?:\/\/[^/]+\/((?:@[^/]+\/)?[^/]+)\/-\/[^/]*?-(\d[^/]*)\.tgz$/.exec(text);
  if (archive?.[1]) return { name: archive[1], version: archive[2] };
  const spec = text.replace(/^(?:@[^/@]+\/)?[^/@]+@npm:|^npm:/, '');
  const match = /^((?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*)(?:@([^/]*))?(?:\/.*)?$/i.exec(spec);
  if (!match?.[1] || (!match[1].startsWith('@') && /^[^@]*\//.test(spec))) return undefined;
  return { name: match[1].toLowerCase(), version: match[2] };
}

/** https://packaging.python.org/en/latest/specifications/dependency-specifiers/ */
function splitPython(text: string): NameAndVersion | undefined {
  const egg = /[#&]egg=([\w.-]+)/.exec(text);
  if (egg?.[1]) return { name: pythonName(egg[1]) };
  const file = /(?:^|[/\\])([A-Za-z0-9][\w.]*)-(\d[\w.!+]*)(?:-[^/\\]*\.whl|\.tar\.gz)(?:#.*)?$/.exec(text);
  if (file?.[1]) return { name: pythonName(file[1]), version: file[2] };
  const bare = text.replace(/^[\w.-]+::/, '');
  const match =
    /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(?:(==?=?)\s*([^\s;,]+)|@\s*([^/\s]+)$)?/.exec(bare);
  if (!match?.[1] || /^[\w.-]+(?:\/|\.whl$|\.tar\.gz$|:)/.test(bare)) return undefined;
  return { name: pythonName(match[1]), version: match[3] ?? match[4] };
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
function pythonName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

function splitAtSign(text: string): NameAndVersion | undefined {
  const [name = '', version] = text.split('@');
  return /^[./~]/.test(name) ? undefined : { name, version };
}

/** Installables keep their form, which `packageId` reads; an attribute's output (`^out`) and `nixpkgs.` are dropped. */
function splitNix(text: string): NameAndVersion | undefined {
  return { name: text.replace(/\^.*$/, '').replace(/^(?:nixpkgs|nixos|pkgs)\./, '') };
}

/** Registry of Docker Hub, tag and digest dropped: https://docs.docker.com/reference/cli/docker/image/tag/ */
function splitImage(text: string): NameAndVersion | undefined {
  const bare = text.replace(/^docker:\/\//, '').replace(/^(?:registry-1\.|index\.)?docker\.io\/(?:library\/)?/, '');
  const match = /^([^@]*?)(?::([\w][\w.-]*))?(?:@[\w:+.-]+)?$/.exec(bare);
  return match?.[1] ? { name: match[1].toLowerCase(), version: match[2] } : undefined;
}

function isVersion(text: string): boolean {
  return /^v?\d+(?:\.\d+)*(?:[-+.][\w.+-]+)?$/.test(text);
}

/** `@openai/codex@$VERSION`: the name is known, the version is not. */
function knownName(word: Word): string | undefined {
  const [first] = word.pieces;
  if (first?.kind !== 'literal') return undefined;
  return /^(.+?)(?:@|==|:)v?$/.exec(first.text)?.[1];
}
