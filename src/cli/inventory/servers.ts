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
  const places = [...(await editorFiles(disk)), ...(await toolFiles(catalogue, disk))];
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
  'zoocodeorganization.zoo-code/settings/mcp_settings.json',
  'zencoderai.zencoder/mcp_settings.json',
].map((file) => `globalStorage/${file}`);

/** Most tools keep a user's servers under the same name in the home folder as a repository's in the repository. */
async function toolFiles(catalogue: Catalogue, disk: Disk): Promise<readonly ServerFile[]> {
  const known = [...catalogue.tools.values()].flatMap((tool) => tool.mcpConfigFiles ?? []);
  const inSettings = settingsFolders.flatMap((folder) => ofSettings.map((file) => `${folder}/${file}`));
  const whole = await Promise.all(
    wholeFolders.map(async (folder) => ((await disk.list(folder)) ?? []).map((file) => `${folder}/${file}`)),
  );
  return [...known, ...inSettings, ...inHome, ...whole.flat()].map((path) => ({ path }));
}

/** Where a tool keeps its settings with those of other programs; most are there on one system only. */
const ofSettings: readonly string[] = [
  'Claude/claude_desktop_config.json',
  'Zed/settings.json',
  'Block/goose/config/config.yaml',
  'devin/mcp_config.json',
];

/** Every file in them declares servers. */
const wholeFolders: readonly string[] = ['.continue/mcpServers'];

/** As the tools' own documentation names them. */
const inHome: readonly string[] = [
  '.mcp.json',
  '.claude.json',
  '.codex/config.toml',
  '.grok/config.toml',
  '.vibe/config.toml',
  '.hermes/config.yaml',
  '.openclaw/openclaw.json',
  '.lingma/lingma_mcp.json',
  '.config/github-copilot/intellij/mcp.json',
  'AppData/Local/github-copilot/intellij/mcp.json',
  '.codeium/mcp_config.json',
  '.codeium/windsurf/mcp_config.json',
  '.codeium/windsurf-next/mcp_config.json',
  '.gemini/antigravity/mcp_config.json',
  '.gemini/antigravity-ide/mcp_config.json',
  '.aws/amazonq/mcp.json',
  '.aws/amazonq/default.json',
  '.lmstudio/mcp.json',
  '.continue/config.yaml',
  '.continue/config.json',
  '.config/zed/settings.json',
  '.config/amp/settings.json',
  '.config/opencode/opencode.json',
  '.config/opencode/opencode.jsonc',
  '.config/kilo/kilo.json',
  '.config/kilo/kilo.jsonc',
  '.config/mimocode/mimocode.json',
  '.config/mimocode/mimocode.jsonc',
  '.config/crush/crush.json',
  '.config/goose/config.yaml',
];

function assetOf(name: string): string {
  return name === 'web-tree-sitter' ? 'web-tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
}
