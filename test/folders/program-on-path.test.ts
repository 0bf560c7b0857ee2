import { strictEqual } from 'node:assert/strict';
import { programOnPath } from '../../src/folders/program-on-path';

interface Row {
  readonly it: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly found: string | undefined;
}

const rows: readonly Row[] = [
  {
    it: 'the first on PATH that can be run',
    platform: 'linux',
    env: { PATH: '/opt/bin:/usr/local/bin:/usr/bin' },
    files: ['/usr/local/bin/git', '/usr/bin/git'],
    found: '/usr/local/bin/git',
  },
  {
    it: 'nothing of folders that begin where the program is to run',
    platform: 'linux',
    env: { PATH: '.::bin:./node_modules/.bin:/usr/bin' },
    files: ['git', './git', 'bin/git', '/usr/bin/git'],
    found: '/usr/bin/git',
  },
  { it: 'nothing without a PATH', platform: 'linux', env: {}, files: ['/git', 'git'], found: undefined },
  {
    it: 'a program of Windows by its ending, whatever PATH is called and quoted',
    platform: 'win32',
    env: { Path: 'C:\\Windows;"C:\\Program Files\\Git\\cmd"' },
    files: ['C:\\Program Files\\Git\\cmd\\git', 'C:\\Program Files\\Git\\cmd\\git.exe'],
    found: 'C:\\Program Files\\Git\\cmd\\git.exe',
  },
  {
    it: 'nothing of the folder that Windows would look in first',
    platform: 'win32',
    env: { PATH: '.;;tools;C:\\Windows' },
    files: ['git.exe', '.\\git.exe', 'tools\\git.exe'],
    found: undefined,
  },
  {
    it: 'the Git of macOS where tools of developers are installed',
    platform: 'darwin',
    env: { PATH: '/usr/bin' },
    files: ['/usr/bin/git', '/Library/Developer/CommandLineTools'],
    found: '/usr/bin/git',
  },
  {
    it: 'not the one that would offer to install them',
    platform: 'darwin',
    env: { PATH: '/usr/bin:/opt/homebrew/bin' },
    files: ['/usr/bin/git', '/opt/homebrew/bin/git'],
    found: '/opt/homebrew/bin/git',
  },
];

describe('a program on PATH', () => {
  for (const { it: name, platform, env, files, found } of rows) {
    it(name, () => {
      const isThere = (path: string): boolean => files.includes(path);
      strictEqual(programOnPath('git', env, { platform, canRun: isThere, exists: isThere }), found);
    });
  }
});
