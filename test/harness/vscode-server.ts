import { createWriteStream, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeServerArguments, codeServerEnvironment, codeServerListening, installInCodeServer } from './code-server';
import { speak } from './display-language';
import { endExtensionHosts } from './extension-hosts';
import { repositoryRoot } from './install/cache';
import { type InstalledServer, installServer, type ServerVersion } from './install/vscode';
import { copyInstalled } from './installed-extensions';
import { type OwnedProcess, runToEnd, startOwned, temporaryFolder } from './processes';

export type { ServerVersion } from './install/vscode';

export interface ServerOptions {
  /** Default: the newest. */
  readonly version?: ServerVersion;
  /** .vsix files, installed by VS Code itself (`--install-extension`): for this server, or for an earlier one with the same. */
  readonly packages?: readonly string[];
  /** The user's settings, on top of `quietSettings`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Opened in the window. Default: an empty folder of this server's own. */
  readonly workspaceFolder?: string;
  /**
   * Lets a page run tests in the extension host, and adds `window.driver`. Toasts are not shown then (VS Code 1.139),
   * so tests through the workbench do without. Default false.
   */
  readonly smokeTestDriver?: boolean;
  /** Starts code-server itself, a fork of VS Code, in place of the VS Code in it. Default false. */
  readonly fork?: boolean;
  /** The display language, as VS Code names it: `zh-cn`. VS Code's own words stay English. Default: English. */
  readonly language?: string;
  /** Whether the window may ask the public extension gallery. Default false: a test asks nobody. */
  readonly gallery?: boolean;
  /** On top of our own environment; a folder of stand-in commands is first on PATH, HOME is an empty folder. */
  readonly environment?: NodeJS.ProcessEnv;
}

export interface RunningServer {
  readonly version: ServerVersion;
  /** The page to open, with the workspace folder. */
  readonly url: string;
  readonly port: number;
  /** Everything below lies in it; removed by `stop`. */
  readonly folder: string;
  readonly extensionsFolder: string;
  readonly userDataFolder: string;
  readonly settingsFile: string;
  readonly workspaceFolder: string;
  readonly home: string;
  readonly logFile: string;
  /** What the server has printed so far. */
  log(): string;
  /** Replaces the user’s settings as an edit of the file would; a window reads it again when it is reloaded. */
  writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void>;
  readSettings(): Promise<Record<string, unknown>>;
  /** Installs .vsix files beside the running server, as an update does; windows that are open notice nothing. */
  install(packages: readonly string[]): Promise<void>;
  /**
   * The same server as one that was just started with the packages it has: without what its window has left behind, with these
   * settings and another empty folder of its own. Only once no window is open any more; undefined where that is not possible.
   */
  renewed(options: Pick<ServerOptions, 'settings' | 'workspaceFolder'>): Promise<RunningServer | undefined>;
  /** Ends every process of it and removes its folder. May be called twice. */
  stop(): Promise<void>;
}

/** A version that cannot run on this machine; `message` says why, for the summary of skipped tests. */
export class ServerUnavailable extends Error {}

/** Nothing here pops up by itself or asks anybody outside for anything, so that a test sees only what it caused. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // In a browser VS Code saves by itself, a second after something was typed.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'terminal.integrated.gpuAcceleration': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Starts VS Code's server on a free port of loopback, with folders of its own; resolves when it listens. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const installed = await installServer(options.version ?? '1.139');
  if (installed.kind === 'unavailable') throw new ServerUnavailable(installed.reason);
  const folder = temporaryFolder();
  const paths = {
    extensionsFolder: join(folder, 'extensions'),
    userDataFolder: join(folder, 'server', 'data'),
    settingsFile: join(folder, 'server', 'data', 'User', 'settings.json'),
    workspaceFolder: options.workspaceFolder ?? join(folder, 'workspace'),
    home: join(folder, 'home'),
    logFile: join(folder, 'server.log'),
  };
  for (const path of [paths.extensionsFolder, join(paths.userDataFolder, 'User'), paths.workspaceFolder, paths.home]) {
    await mkdir(path, { recursive: true });
  }
  const writeSettings = (settings: Readonly<Record<string, unknown>>) =>
    writeFile(paths.settingsFile, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const environment = serverEnvironment(paths.home, {
    ...(options.gallery === true ? {} : noGallery),
    ...(options.fork === true ? codeServerEnvironment : {}),
    ...options.environment,
  });
  const server: Pick<RunningServer, 'folder' | 'extensionsFolder'> = { folder, ...paths };
  const { packages = [], fork = false } = options;
  if (packages.length > 0 && fork) await installInCodeServer(installed, { folder, ...paths }, packages, environment);
  else if (packages.length > 0) {
    await copyInstalled(paths.extensionsFolder, {
      version: installed.version,
      packages,
      install: (extensionsFolder) => installPackages(installed, { folder, extensionsFolder }, packages, environment),
    });
  }
  // Only now: `extensions.allowed` among them would refuse what a test wants installed.
  await writeSettings(options.settings ?? {});
  const main = fork ? codeServerArguments(installed, { folder, ...paths }) : serverArguments(installed, server);
  const process_ = launch(installed.node, main, paths.logFile, environment, [
    ...(options.smokeTestDriver === true ? ['--enable-smoke-test-driver'] : []),
    ...(options.language === undefined ? [] : await speak(options.language, paths.userDataFolder)),
  ]);
  let port: number;
  try {
    port = await listening(process_, paths.logFile, fork ? codeServerListening : serverListening);
  } catch (error) {
    await process_.stop();
    throw error;
  }
  const installedThen = await listOfInstalled(paths.extensionsFolder);
  const runningIn = (workspaceFolder: string): RunningServer => ({
    version: installed.version,
    url: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folderInUrl(workspaceFolder))}`,
    port,
    folder,
    ...paths,
    workspaceFolder,
    log: () => readFileSync(paths.logFile, 'utf8'),
    writeSettings,
    readSettings: async () => JSON.parse(await readFile(paths.settingsFile, 'utf8')) as Record<string, unknown>,
    install: (added) =>
      installPackages(installed, { folder, extensionsFolder: paths.extensionsFolder }, added, environment),
    renewed: async (next) => {
      if (!(await endExtensionHosts(paths.home))) return undefined;
      if ((await listOfInstalled(paths.extensionsFolder)) !== installedThen) return undefined;
      for (const left of [join(paths.userDataFolder, 'User'), paths.home]) {
        await rm(left, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        await mkdir(left, { recursive: true });
      }
      await writeSettings(next.settings ?? {});
      // Never the same one again: the server would bring its terminals back.
      return runningIn(next.workspaceFolder ?? (await mkdtemp(join(folder, 'workspace-'))));
    },
    stop: async () => {
      await process_.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  });
  return runningIn(paths.workspaceFolder);
}

/** VS Code's own list of what is installed, as its text. */
function listOfInstalled(extensionsFolder: string): Promise<string> {
  return readFile(join(extensionsFolder, 'extensions.json'), 'utf8').catch(() => '');
}

/** A path as the `folder` of VS Code's address: with forward slashes, the drive after a slash. */
export function folderInUrl(path: string): string {
  return decodeURIComponent(pathToFileURL(path).pathname);
}

/** Port 9 is 'discard': nothing listens there, and the answer is no at once. */
const noGallery = {
  EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: 'http://127.0.0.1:9', itemUrl: 'http://127.0.0.1:9' }),
};

function serverEnvironment(home: string, extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // What VS Code's or npm's own variables of the surrounding process would change must not reach the server.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|XDG_|NODE_OPTIONS$)/.test(name),
  );
  const path = [join(repositoryRoot, 'test', 'fixtures', 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  return { ...Object.fromEntries(inherited), HOME: home, USERPROFILE: home, PATH: path, ...extra };
}

function commonArguments(server: Pick<RunningServer, 'folder' | 'extensionsFolder'>): string[] {
  return [
    '--server-data-dir',
    join(server.folder, 'server'),
    '--extensions-dir',
    server.extensionsFolder,
    '--force-disable-user-env',
    '--telemetry-level',
    'off',
  ];
}

function mainFile(installed: InstalledServer): string {
  return join(installed.folder, 'out', 'server-main.js');
}

async function installPackages(
  installed: InstalledServer,
  server: Pick<RunningServer, 'folder' | 'extensionsFolder'>,
  packages: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const asked = packages.flatMap((file) => ['--install-extension', file]);
  const result = await runToEnd(installed.node, [mainFile(installed), ...commonArguments(server), ...asked], { env });
  const done = result.output.split('was successfully installed').length - 1;
  if (result.code === 0 && done === packages.length) return;
  throw new Error(`VS Code ${installed.version} installed ${done} of ${packages.length} extensions:\n${result.output}`);
}

function serverArguments(
  installed: InstalledServer,
  server: Pick<RunningServer, 'folder' | 'extensionsFolder'>,
): string[] {
  const listen = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'];
  return [mainFile(installed), ...listen, ...commonArguments(server)];
}

const serverListening = /Extension host agent listening on (\d+)/;

function launch(
  node: string,
  main: readonly string[],
  logFile: string,
  env: NodeJS.ProcessEnv,
  extra: readonly string[],
): OwnedProcess {
  createWriteStream(logFile, { flags: 'a' }).end();
  return startOwned(node, [...main, ...extra], { env, logFile });
}

/** The port that the system chose, once the server says that it listens there. */
async function listening(server: OwnedProcess, logFile: string, said: RegExp): Promise<number> {
  let over: number | string | undefined;
  server.ended.then(
    (code) => {
      over = code;
    },
    (error: unknown) => {
      over = String(error);
    },
  );
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && over === undefined) {
    const port = said.exec(await readFile(logFile, 'utf8'))?.[1];
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const what = over === undefined ? 'did not listen within 60 s' : `ended with ${over}`;
  throw new Error(`VS Code's server ${what}. Its output:\n${await readFile(logFile, 'utf8')}`);
}
