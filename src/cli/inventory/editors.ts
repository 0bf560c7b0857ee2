/** An editor that may be on a machine, and where it keeps what belongs to a user. Paths are relative to the home folder. */
export interface EditorOnDisk {
  /** As it calls itself. */
  readonly name: string;
  /** Of its extensions; the default profile's list lies in it. */
  readonly extensions: readonly string[];
  /** `User` folders: settings, profiles, MCP servers. */
  readonly userData: readonly string[];
}

/** Where programs keep a user's settings, on Linux, macOS and Windows. */
export const settingsFolders: readonly string[] = ['.config', 'Library/Application Support', 'AppData/Roaming'];

/**
 * VS Code, its forks, and the server sides of both. Every system's folders are looked for on every system: a folder that is not
 * there costs one question. See https://code.visualstudio.com/docs/configure/extensions/extension-marketplace#_where-are-extensions-installed
 */
export const editorsOnDisk: readonly EditorOnDisk[] = [
  desktop('Visual Studio Code', 'Code', '.vscode', [
    flatpak('com.visualstudio.code', 'vscode', 'Code'),
    { extensions: [], userData: ['snap/code/common/.config/Code/User'] },
  ]),
  desktop('Visual Studio Code - Insiders', 'Code - Insiders', '.vscode-insiders'),
  desktop('VSCodium', 'VSCodium', '.vscode-oss', [flatpak('com.vscodium.codium', 'codium', 'VSCodium')]),
  desktop('VSCodium - Insiders', 'VSCodium - Insiders', '.vscodium-insiders'),
  desktop('Cursor', 'Cursor', '.cursor'),
  desktop('Windsurf', 'Windsurf', '.windsurf'),
  desktop('Windsurf - Next', 'Windsurf - Next', '.windsurf-next'),
  desktop('Devin', 'Devin', '.devin'),
  desktop('Kiro', 'Kiro', '.kiro'),
  desktop('Trae', 'Trae', '.trae'),
  desktop('Trae CN', 'Trae CN', '.trae-cn'),
  desktop('Antigravity', 'Antigravity', '.antigravity'),
  desktop('Antigravity IDE', 'Antigravity IDE', '.antigravity-ide'),
  desktop('Qoder', 'Qoder', '.qoder'),
  desktop('Qoder CN', 'QoderCN', '.qoder-cn'),
  desktop('CodeBuddy', 'CodeBuddy', '.codebuddy'),
  desktop('CodeBuddy CN', 'CodeBuddy CN', '.codebuddycn'),
  desktop('PearAI', 'PearAI', '.pearai'),
  desktop('Void', 'Void', '.void-editor'),
  desktop('Positron', 'Positron', '.positron'),
  {
    name: 'code-server',
    extensions: ['.local/share/code-server/extensions'],
    userData: ['.local/share/code-server/User'],
  },
  server('Visual Studio Code', '.vscode-server'),
  server('Visual Studio Code', '.vscode-remote'),
  server('Visual Studio Code - Insiders', '.vscode-server-insiders'),
  server('VSCodium', '.vscodium-server'),
  server('Cursor', '.cursor-server'),
  server('Windsurf', '.windsurf-server'),
  server('Kiro', '.kiro-server'),
  server('Trae', '.trae-server'),
  server('Antigravity', '.antigravity-server'),
];

type Folders = Omit<EditorOnDisk, 'name'>;

function desktop(name: string, data: string, folder: string, more: readonly Folders[] = []): EditorOnDisk {
  return {
    name,
    extensions: [`${folder}/extensions`, ...more.flatMap(({ extensions }) => extensions)],
    userData: [
      ...settingsFolders.map((settings) => `${settings}/${data}/User`),
      ...more.flatMap(({ userData }) => userData),
    ],
  };
}

function flatpak(app: string, data: string, settings: string): Folders {
  return {
    extensions: [`.var/app/${app}/data/${data}/extensions`],
    userData: [`.var/app/${app}/config/${settings}/User`],
  };
}

function server(name: string, folder: string): EditorOnDisk {
  return { name: `${name} (server)`, extensions: [`${folder}/extensions`], userData: [`${folder}/data/User`] };
}
