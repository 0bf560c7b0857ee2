import { parseJson } from '../common/json';
import type { Found, OpenedFile } from '../common/kind';
import { linesOf } from '../common/lines';
import { dependencyNames } from '../common/npm-dependencies';

interface LockFormat {
  readonly ecosystem: 'npm' | 'pypi' | 'cargo';
  readonly manifests: readonly string[];
  /** On the line that begins a package's entry: what stands before the name, and the name. */
  readonly entry: RegExp;
}

const tomlEntry = /^(name = ")([^"]+)"/;
const formats: Readonly<Record<string, LockFormat>> = {
  'package-lock.json': {
    ecosystem: 'npm',
    manifests: ['package.json'],
    entry: /^(\s*"(?:[^"]*node_modules\/)?)((?:@[^"/]+\/)?[^"/]+)":\s*\{/,
  },
  'npm-shrinkwrap.json': {
    ecosystem: 'npm',
    manifests: ['package.json'],
    entry: /^(\s*"(?:[^"]*node_modules\/)?)((?:@[^"/]+\/)?[^"/]+)":\s*\{/,
  },
  'yarn.lock': { ecosystem: 'npm', manifests: ['package.json'], entry: /^("?)((?:@[^/"@\s]+\/)?[^@"\s]+)@[^\n]*:$/ },
  'pnpm-lock.yaml': {
    ecosystem: 'npm',
    manifests: ['package.json'],
    entry: /^( {2}['"]?\/?)((?:@[^/"'@\s]+\/)?[^@"'\s/:]+)[@/]\d/,
  },
  'bun.lock': {
    ecosystem: 'npm',
    manifests: ['package.json'],
    entry: /^(\s*"(?:[^"]*\/)??)((?:@[^"/]+\/)?[^"/]+)":\s*\["/,
  },
  'poetry.lock': { ecosystem: 'pypi', manifests: ['pyproject.toml'], entry: tomlEntry },
  'uv.lock': { ecosystem: 'pypi', manifests: ['pyproject.toml'], entry: tomlEntry },
  'pdm.lock': { ecosystem: 'pypi', manifests: ['pyproject.toml'], entry: tomlEntry },
  'Pipfile.lock': { ecosystem: 'pypi', manifests: ['Pipfile'], entry: /^(\s*")([A-Za-z0-9._-]+)":\s*\{/ },
  'Cargo.lock': { ecosystem: 'cargo', manifests: ['Cargo.toml'], entry: tomlEntry },
};

/** Packages that come along with others, each once; what the manifest beside names itself is found there. */
export function detect({ path, text, beside }: OpenedFile, found: Found): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format === undefined) return;
  const { ecosystem, manifests, entry } = format;
  const isNamed = namesIn(
    manifests.flatMap((manifest) => beside(manifest) ?? []),
    ecosystem,
  );
  const told = new Set<string>();
  for (const line of linesOf(text)) {
    const [, before = '', dependency] = entry.exec(line.text.slice(0, 1000)) ?? [];
    if (dependency === undefined || told.has(dependency)) continue;
    told.add(dependency);
    if (isNamed(dependency)) continue;
    const start = line.start + before.length;
    found.package(`${ecosystem}:${dependency}`, undefined, 'install', { start, end: start + dependency.length });
  }
}

/** npm's manifests are read as such; in the others a name is one as a word of its own. */
function namesIn(manifests: readonly string[], ecosystem: LockFormat['ecosystem']): (name: string) => boolean {
  if (ecosystem === 'npm') {
    const names = new Set(
      manifests.flatMap((text) => parseJson(text).roots.flatMap((root) => [...dependencyNames(root)])),
    );
    return (name) => names.has(name);
  }
  const plain = (text: string): string => text.toLowerCase().replace(/[-_.]+/g, '-');
  const texts = manifests.map(plain);
  return (name) => {
    const wanted = new RegExp(`(?<![a-z0-9-])${plain(name).replace(/[^a-z0-9-]/g, '')}(?![a-z0-9-])`);
    return texts.some((text) => wanted.test(text));
  };
}
