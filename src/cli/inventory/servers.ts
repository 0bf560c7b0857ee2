import type { Catalogue } from '../../catalogue';
import { loadReaders } from '../../command-reader/readers';
import { createMcpServersDetector } from '../../detectors/mcp-servers';
import type { Io } from '../subcommand';
import type { Disk } from './disk';
import { editorsOnDisk, settingsFolders } from './editors';
import { profilesOf } from './extensions';
import type { Found } from './found';

/** MCP servers that are configured for the user: in editors and their profiles, and in the files of other tools. */
export async function findServers(disk: Disk, catalogue: Catalogue, io: Pick<Io, 'asset'>): Promise<readonly Found[]> {
  const detector = createMcpServersDetector({
    catalogue,
    loadReaders: () => loadReaders({ read: (name) => io.asset(assetOf(name)) }),
  });
  const places = [...(await editorFiles(disk)), ...toolFiles(catalogue)];
  const found: Found[] = [];
  for (const { path, editor, profile } of new Map(places.map((place) => [place.path, place])).values()) {
    const text = await disk.readText(path);
    if (text === undefined) continue;
    const shown = disk.shown(path);
    const { findings, unreadable } = await detector.read({ path: shown, text });
    disk.unreadable.push(...unreadable.map(({ line, why }) => ({ path: shown, line, why })));
    const profiles = profile === undefined ? [] : [profile];
    found.push(...findings.map((finding) => ({ finding, path: shown, editor, profiles })));
  }
  return found;
}

interface ServerFile {
  readonly path: string;
  readonly editor?: string;
  readonly profile?: string;
}

async function editorFiles(disk: Disk): Promise<readonly ServerFile[]> {
  const files = await Promise.all(
    editorsOnDisk.map(async (editor) =>
      (await profilesOf(editor, disk)).flatMap(({ name, folder }) =>
        [...inProfile, ...(folder.endsWith('/User') ? ofExtensions : [])].map((file) => ({
          path: `${folder}/${file}`,
          editor: editor.name,
          profile: name,
        })),
      ),
    ),
  );
  return files.flat();
}

/** https://code.visualstudio.com/docs/copilot/customization/mcp-servers */
const inProfile: readonly string[] = ['mcp.json', 'settings.json'];

const ofExtensions: readonly string[] = [
  'saoudrizwan.claude-dev/settings/cline_mcp_settings.json',
  'rooveterinaryinc.roo-cline/settings/mcp_settings.json',
  'rooveterinaryinc.roo-cline/settings/cline_mcp_settings.json',
  'kilocode.kilo-code/settings/mcp_settings.json',
].map((file) => `globalStorage/${file}`);

/** Most tools keep a user's servers under the same name in the home folder as a repository's in the repository. */
function toolFiles(catalogue: Catalogue): readonly ServerFile[] {
  const known = [...catalogue.tools.values()].flatMap((tool) => tool.mcpConfigFiles ?? []);
  const desktop = settingsFolders.map((folder) => `${folder}/Claude/claude_desktop_config.json`);
  return [...known, ...desktop, ...inHome].map((path) => ({ path }));
}

/** As the tools' own documentation names them. */
const inHome: readonly string[] = [
  '.mcp.json',
  '.claude.json',
  '.codex/config.toml',
  '.copilot/mcp-config.json',
  '.codeium/mcp_config.json',
  '.codeium/windsurf/mcp_config.json',
  '.codeium/windsurf-next/mcp_config.json',
  '.gemini/antigravity/mcp_config.json',
  '.aws/amazonq/mcp.json',
  '.aws/amazonq/default.json',
  '.lmstudio/mcp.json',
  '.continue/config.yaml',
  '.continue/config.json',
  '.config/zed/settings.json',
  '.config/amp/settings.json',
  '.config/opencode/opencode.json',
  '.config/opencode/opencode.jsonc',
  '.config/crush/crush.json',
  '.config/goose/config.yaml',
];

function assetOf(name: string): string {
  return name === 'web-tree-sitter' ? 'web-tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
}
