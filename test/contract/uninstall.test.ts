import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeStorage } from '../../src/uninstall';

const ours = join('globalStorage', 'ai-tool-policy.ai-tool-policy');

describe('what VS Code runs after an uninstall', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'ai-tool-policy-uninstall-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  const lay = async (folder: string): Promise<string> => {
    await mkdir(join(home, folder, 'shims'), { recursive: true });
    await writeFile(join(home, folder, 'shims', 'claude'), '');
    return join(home, folder);
  };
  const run = async (extension: string, os: NodeJS.Platform = 'linux') =>
    (await removeStorage(join(home, extension), home, os)).toSorted();

  const rows: readonly [title: string, extension: string, storage: string, os: NodeJS.Platform][] = [
    ['Linux', '.vscode/extensions/x-1', `.config/Code/User/${ours}`, 'linux'],
    ['another profile', '.vscode/extensions/x-1', `.config/Code/User/profiles/-1a2b/${ours}`, 'linux'],
    ['macOS', '.vscode-insiders/extensions/x-1', `Library/Application Support/Code - Insiders/User/${ours}`, 'darwin'],
    ['Windows', '.vscode/extensions/x-1', `AppData/Roaming/Code/User/${ours}`, 'win32'],
    ['a server', '.vscode-server/extensions/x-1', `.vscode-server/data/User/${ours}`, 'linux'],
    ['portable', 'portable/data/extensions/x-1', `portable/data/user-data/User/${ours}`, 'linux'],
  ];
  for (const [title, extension, storage, os] of rows) {
    it(`${title}: our storage goes`, async () => {
      const folder = await lay(storage);
      deepStrictEqual(await run(extension, os), [folder]);
      strictEqual(existsSync(folder), false);
    });
  }

  it('nothing else goes', async () => {
    const others = [
      await lay('.config/Code/User/globalStorage/another.extension'),
      await lay(`.config/VSCodium/User/${ours}`),
      await lay(`elsewhere/${ours}`),
    ];
    deepStrictEqual(await run('.vscode/extensions/x-1'), []);
    deepStrictEqual(await run('development/x'), []);
    deepStrictEqual(others.filter(existsSync), others);
  });

  it('no link is followed', async () => {
    const target = await lay('precious');
    await mkdir(join(home, '.config/Code/User/globalStorage'), { recursive: true });
    await symlink(target, join(home, '.config/Code/User', ours));
    deepStrictEqual(await run('.vscode/extensions/x-1'), []);
    strictEqual(existsSync(join(target, 'shims', 'claude')), true);
  });
});
