import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runToEnd } from '../processes';

/**
 * Installs exact packages from the npm registry into a folder of its own, without running any of their scripts:
 * what needs one is named by the caller and run by `npmRebuild`.
 */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<void> {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  await npm(folder, ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', ...packages]);
}

/** Installs what a folder's own package.json and lock file name, without development dependencies or scripts. */
export async function npmInstallLocked(folder: string): Promise<void> {
  await npm(folder, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** Builds native modules that have no prebuilt binary. Needs Python 3 and a C++ compiler. */
export async function npmRebuild(folder: string, packages: readonly string[]): Promise<void> {
  // One build script asks npx for node-gyp, which npx refuses to fetch without a yes where nobody can answer.
  await npm(folder, ['rebuild', ...packages], { npm_config_yes: 'true', ...ownHeaders() });
}

/** node-gyp downloads Node's headers unless it is told where they are; many installations of Node bring them. */
function ownHeaders(): NodeJS.ProcessEnv {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {};
}

async function npm(folder: string, args: readonly string[], extra: NodeJS.ProcessEnv = {}): Promise<void> {
  const own = process.env['npm_execpath'];
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const result = await runToEnd(command, [...first, ...args], {
    cwd: folder,
    env: { ...withoutScriptVariables(process.env), ...extra },
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (result.code !== 0) {
    throw new Error(
      `npm ${args.join(' ')} failed in ${folder} (exit code ${result.code}):\n${result.output.slice(-4000)}`,
    );
  }
}

/** Started by `npm run`, we carry the variables of that run; they would send this npm to our own folder. */
function withoutScriptVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !/^npm_(package|lifecycle|command|node_execpath|config_local_prefix|config_prefix)/i.test(name),
  );
  return Object.fromEntries(kept);
}
