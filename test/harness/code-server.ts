import { join } from 'node:path';
import { repositoryRoot } from './install/cache';
import type { InstalledServer } from './install/vscode';
import { runToEnd } from './processes';

/** Where a server keeps its things. */
interface Folders {
  readonly folder: string;
  readonly extensionsFolder: string;
  readonly userDataFolder: string;
}

/** What it prints once it listens; the port is the system's choice. */
export const codeServerListening = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/;

/** As if started from a shell: else the server asks a login shell for its environment, whose PATH lacks our stand-ins. */
export const codeServerEnvironment = { VSCODE_CLI: '1' };

/**
 * The arguments of Node that start code-server itself: a fork of VS Code with a command line, settings and a page of its own,
 * around the server that the other tests start.
 */
export function codeServerArguments(installed: InstalledServer, folders: Folders): string[] {
  return [
    ...entry(installed),
    '--auth',
    'none',
    '--bind-addr',
    '127.0.0.1:0',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    ...common(folders),
  ];
}

/** Installs .vsix files as its users do. */
export async function installInCodeServer(
  installed: InstalledServer,
  folders: Folders,
  packages: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const asked = packages.flatMap((file) => ['--install-extension', file]);
  const result = await runToEnd(installed.node, [...entry(installed), ...common(folders), ...asked], { env });
  const done = result.output.split('was successfully installed').length - 1;
  if (result.code === 0 && done === packages.length) return;
  throw new Error(`code-server installed ${done} of ${packages.length} extensions:\n${result.output}`);
}

function entry({ version, folder }: InstalledServer): string[] {
  // Inherited by the processes that it forks.
  const standIn = join(repositoryRoot, 'test', 'harness', 'install', 'argon2-stand-in.cjs');
  return [...(version === '1.100' ? ['--require', standIn] : []), join(folder, '..', '..', 'out', 'node', 'entry.js')];
}

function common({ folder, extensionsFolder, userDataFolder }: Folders): string[] {
  return [
    '--config',
    join(folder, 'code-server.yaml'),
    '--user-data-dir',
    userDataFolder,
    '--extensions-dir',
    extensionsFolder,
  ];
}
