import { lstat, readdir, rm } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';

/*
 * Run by VS Code itself, with Node.js alone, after the extension was uninstalled from every profile and the editor has started
 * anew (`vscode:uninstall`). VS Code then deletes our storage of the default profile by itself; this does it for the other
 * profiles, and for hosts that do not. What it deletes: folders by the name of this extension, below `globalStorage`.
 *
 * VS Code tells a script no path. The extensions folder is the one that this file lies in; the user's data is looked for where
 * each editor keeps it beside that folder, and nowhere else. What was set by `--user-data-dir` is not found.
 *
 * Entries in the user's settings stay: which were ours is known to VS Code's own storage alone, which a script cannot read.
 */
export async function removeStorage(
  extensionFolder: string,
  home: string,
  os: NodeJS.Platform,
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const user of userFolders(extensionFolder, home, os)) {
    for (const profile of [user, ...(await profilesIn(user))]) {
      const storage = join(profile, 'globalStorage', ownName);
      if (!(await isFolder(storage))) continue;
      await rm(storage, { recursive: true, force: true });
      removed.push(storage);
    }
  }
  return removed;
}

/** As in `package.json`; VS Code writes it in lower case. */
const ownName = 'ai-tool-policy.ai-tool-policy';

/** By the name of the folder that holds `extensions`: what the editor calls its folder of the user's data. */
const editors: Readonly<Record<string, string>> = {
  '.vscode': 'Code',
  '.vscode-insiders': 'Code - Insiders',
  '.vscode-oss': 'VSCodium',
  '.cursor': 'Cursor',
  '.windsurf': 'Windsurf',
  '.kiro': 'Kiro',
  '.trae': 'Trae',
};

function userFolders(extensionFolder: string, home: string, os: NodeJS.Platform): readonly string[] {
  const extensions = dirname(extensionFolder);
  const base = dirname(extensions);
  if (basename(extensions) !== 'extensions') return [];
  const editor = dirname(base) === home ? editors[basename(base)] : undefined;
  return [
    // A server (`.vscode-server`), and a portable editor's data folder.
    join(base, 'data', 'User'),
    join(base, 'user-data', 'User'),
    ...(editor === undefined ? [] : [join(dataFolder(home, os), editor, 'User')]),
  ];
}

function dataFolder(home: string, os: NodeJS.Platform): string {
  if (os === 'win32') return join(home, 'AppData', 'Roaming');
  return os === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.config');
}

async function profilesIn(user: string): Promise<readonly string[]> {
  const folder = join(user, 'profiles');
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

/** No link: what it leads to is somebody else's. */
async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;
}

if (basename(__filename) === 'uninstall.js') {
  removeStorage(dirname(__dirname), homedir(), platform()).then(
    (removed) => {
      for (const path of removed) console.log(`Removed ${path}`);
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
