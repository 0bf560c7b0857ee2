import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { cacheFolder } from './install/cache';
import { say } from './install/progress';
import { runToEnd } from './processes';
import { quietSettings } from './vscode-server';

export interface FoundDesktop {
  readonly kind: 'found';
  /** Its command line, `code`. */
  readonly command: string;
}

export interface NoDesktop {
  readonly kind: 'none';
  readonly reason: string;
}

/** A desktop VS Code: the `code` on PATH, else one that `@vscode/test-electron` fetches into the cache. */
export async function findDesktop(): Promise<FoundDesktop | NoDesktop> {
  if (!hasDisplay()) return { kind: 'none', reason: 'there is no display' };
  const shell = process.platform === 'win32';
  const onPath = await runToEnd('code', ['--version'], { shell }).catch(() => undefined);
  if (onPath?.code === 0) return { kind: 'found', command: 'code' };
  try {
    say('Downloading a desktop VS Code …');
    const executable = await downloadAndUnzipVSCode({ version: 'stable', cachePath: join(cacheFolder(), 'desktop') });
    return { kind: 'found', command: resolveCliPathFromVSCodeExecutablePath(executable) };
  } catch (error) {
    return {
      kind: 'none',
      reason: `there is no 'code' on PATH, and VS Code could not be downloaded (${String(error)})`,
    };
  }
}

/** Whether a window can be shown: Linux says so in its environment; macOS and Windows always have a display. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

export interface DesktopWindow {
  readonly folder: string;
  readonly workspaceFolder: string;
  readonly packages: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Opens a window with settings and extensions of its own; resolves when it is closed. */
export async function openDesktop(desktop: FoundDesktop, window: DesktopWindow): Promise<void> {
  const userData = join(window.folder, 'user-data');
  await mkdir(join(userData, 'User'), { recursive: true });
  const separate = ['--user-data-dir', userData, '--extensions-dir', join(window.folder, 'extensions')];
  const asked = window.packages.flatMap((file) => ['--install-extension', file]);
  const shell = process.platform === 'win32';
  const installed = await runToEnd(desktop.command, [...separate, ...asked], { shell });
  if (installed.code !== 0) throw new Error(`The extensions could not be installed:\n${installed.output}`);
  await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...window.settings }));
  await runToEnd(desktop.command, [...separate, '--new-window', '--wait', window.workspaceFolder], { shell });
}
