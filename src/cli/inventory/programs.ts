import { delimiter, join } from 'node:path';
import type { Catalogue } from '../../catalogue';
import type { Tool } from '../../catalogue/tool';
import { subjectOfCommand } from '../../core/decisions/subjects';
import { packageId } from '../../core/policy/package-id';
import type { PackageId } from '../../core/policy/vocabulary';
import { packageOf } from '../../detectors/processes/package-of';
import type { Disk } from './disk';
import type { Found } from './found';

export interface ProgramsSearch {
  readonly catalogue: Catalogue;
  /** Names that rules give themselves. */
  readonly commands: readonly string[];
  /** As in the environment. */
  readonly path: string;
}

/**
 * Where installers put the programs of one user. A device management's agent has a PATH of its own, and most of these are in the
 * start files of the user's shell alone; `*` stands for every folder.
 */
const ofUser: readonly string[] = [
  'bin',
  '.local/bin',
  '.npm-global/bin',
  '.nvm/versions/node/*/bin',
  '.volta/bin',
  '.asdf/shims',
  '.local/share/mise/shims',
  '.bun/bin',
  '.deno/bin',
  '.yarn/bin',
  '.local/share/pnpm',
  'Library/pnpm',
  '.cargo/bin',
  'go/bin',
  '.claude/local',
  '.opencode/bin',
  '.amp/bin',
  'AppData/Roaming/npm',
  'AppData/Local/pnpm',
  'AppData/Local/Microsoft/WinGet/Links',
  'scoop/shims',
];

/**
 * Programs on PATH and in the user's own folders whose name the catalogue or a rule knows. A name that other programs share counts where the package that the
 * file belongs to, or the place that it is installed in, shows the tool. Nothing is run: versions are those of manifests and of
 * folders that carry them in their names.
 */
export async function findPrograms(
  { catalogue, commands, path }: ProgramsSearch,
  disk: Disk,
): Promise<readonly Found[]> {
  const wanted = new Set(commands.map((name) => name.toLowerCase()));
  for (const { binaries } of catalogue.tools.values()) {
    for (const { name } of binaries ?? []) wanted.add(name.toLowerCase());
  }
  const own = await Promise.all(ofUser.map((folder) => foldersLike(folder, disk)));
  const onPath = path.split(delimiter).filter((folder) => folder !== '');
  const folders = [...new Set([...onPath, ...own.flat().map((folder) => join(disk.home, folder))])];
  const found: Found[] = [];
  const seen = new Set<string>();
  for (const folder of folders) {
    for (const file of (await disk.list(folder)) ?? []) {
      const name = file.replace(/\.(?:exe|cmd|bat|com|ps1)$/i, '');
      if (!wanted.has(name.toLowerCase())) continue;
      const program = await programAt(join(folder, file), name, catalogue, disk);
      const isNamed = commands.some((command) => command.toLowerCase() === name.toLowerCase());
      // The same program under two names of one folder (`x.cmd`, `x.ps1`), or through two links.
      const key = `${name.toLowerCase()} ${program.real}`;
      if (seen.has(key) || (program.tool === undefined && !isNamed)) continue;
      seen.add(key);
      found.push(foundOf(name, program, catalogue, disk));
    }
  }
  return found;
}

async function foldersLike(folder: string, disk: Disk): Promise<readonly string[]> {
  const [above, below] = folder.split('/*/');
  if (above === undefined || below === undefined) return [folder];
  return ((await disk.list(above)) ?? []).map((name) => `${above}/${name}/${below}`);
}

interface Program {
  readonly path: string;
  /** What stands behind links and starters. */
  readonly real: string;
  readonly tool: Tool | undefined;
  readonly package: PackageId | undefined;
  readonly version: string | undefined;
}

async function programAt(path: string, name: string, catalogue: Catalogue, disk: Disk): Promise<Program> {
  const linked = (await disk.realPath(path)) ?? path;
  const real = (await behindStarter(linked, disk)) ?? linked;
  const owner = (await npmOwner(real, disk)) ?? placeOwner(real);
  const byPackage = owner?.package === undefined ? undefined : catalogue.toolsByPackage(owner.package)[0];
  const byName = catalogue.toolsByBinary(name).find(({ binary }) => binary.form === undefined)?.tool;
  return {
    path,
    real,
    tool: byPackage ?? byName,
    package: owner?.package,
    version: owner?.version ?? versionInPath(real),
  };
}

function foundOf(name: string, program: Program, catalogue: Catalogue, disk: Disk): Found {
  const { tool, version } = program;
  return {
    finding: {
      key: `program:${program.path}`,
      kind: 'command',
      subject: subjectOfCommand({ name, version, tool, package: program.package }, catalogue),
      place: { kind: 'terminal', terminalName: '', at: 0, programWord: name, reference: 'run' },
      evidence: [{ code: 'command', data: { name } }],
    },
    path: disk.shown(program.path),
    editor: undefined,
    profiles: [],
  };
}

/** npm on Windows puts a small text in front of a program that names its file: `"%dp0%\node_modules\@openai\codex\bin\codex.js"`. */
async function behindStarter(path: string, disk: Disk): Promise<string | undefined> {
  if (!/\.(?:cmd|ps1)$/i.test(path)) return undefined;
  const inside = /[\\/](node_modules[\\/][^"'\r\n]+?\.[cm]?js)["']/i.exec((await disk.readText(path)) ?? '')?.[1];
  return inside === undefined ? undefined : join(path, '..', ...inside.split(/[\\/]/));
}

interface Owner {
  readonly package: PackageId;
  readonly version: string | undefined;
}

async function npmOwner(path: string, disk: Disk): Promise<Owner | undefined> {
  const owner = await packageOf(path, disk);
  return owner === undefined ? undefined : { package: packageId('npm', owner.name), version: owner.version };
}

/** Installers that give every package a folder of its own. */
function placeOwner(path: string): Owner | undefined {
  const plain = path.replaceAll('\\', '/');
  const python = /\/(?:pipx\/venvs|uv\/tools)\/([^/]+)\//i.exec(plain)?.[1];
  if (python !== undefined) return { package: packageId('pypi', python), version: undefined };
  const brew = /\/(?:Cellar|Caskroom)\/([^/]+)\/([^/]+)\//.exec(plain);
  if (brew?.[1] === undefined) return undefined;
  // Homebrew puts a revision of its own behind the version.
  return { package: packageId('brew', brew[1]), version: brew[2]?.replace(/_\d+$/, '') };
}

/** `~/.local/share/claude/versions/2.1.0`: an installer that keeps its versions side by side. */
function versionInPath(path: string): string | undefined {
  return /[/\\]versions[/\\]v?(\d+\.\d+\.\d+[\w.+-]*)(?:[/\\]|$)/.exec(path)?.[1];
}
