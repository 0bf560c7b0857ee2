import type { Browser, BrowserContext } from 'playwright-core';
import type { RunningServer } from './vscode-server';
import { startServer } from './vscode-server';
import type { WorkbenchOptions } from './workbench';

/** What a window is opened in: a server, and a profile of the browser's. */
export interface Place {
  readonly server: RunningServer;
  readonly context: BrowserContext;
  /** Ends it, or keeps it for the next window like this one. */
  leave(): Promise<void>;
  /** Ends it, since something is wrong there. */
  abandon(): Promise<void>;
}

/** Places without a window, by what they are like. */
const free = new Map<string, Pick<Place, 'server' | 'context'>>();

/**
 * A place to open a window in. Starting a server and loading the workbench's script anew cost more than most tests do, so one
 * that a window has left is tidied up, and serves the next window with the same packages: to the window it is as new.
 */
export async function placeFor(options: WorkbenchOptions, browser: Browser): Promise<Place> {
  const kind = kindOf(options);
  const { server, context } = (await taken(kind, options)) ?? (await made(options, browser));
  return {
    server,
    context,
    abandon: () => end({ server, context }),
    leave: async () => {
      for (const page of context.pages()) await page.close();
      await context.unrouteAll();
      if (kind === undefined || free.has(kind)) await end({ server, context });
      else free.set(kind, { server, context });
    },
  };
}

/** Ends the places that no window is in. */
export async function endFreePlaces(): Promise<void> {
  const all = [...free.values()];
  free.clear();
  await Promise.all(all.map(end));
}

/** Undefined where a window wants something of its server that no other one has. */
function kindOf({
  settings: _,
  workspaceFolder: __,
  packages = [],
  size,
  scale,
  ...rest
}: WorkbenchOptions): string | undefined {
  return Object.keys(rest).length === 0 ? JSON.stringify([packages, size, scale]) : undefined;
}

async function taken(
  kind: string | undefined,
  options: WorkbenchOptions,
): Promise<Pick<Place, 'server' | 'context'> | undefined> {
  const place = kind === undefined ? undefined : free.get(kind);
  if (kind === undefined || place === undefined) return undefined;
  free.delete(kind);
  const server = await place.server.renewed(options);
  if (server === undefined) {
    await end(place);
    return undefined;
  }
  await forget(place.context, new URL(server.url).origin);
  return { server, context: place.context };
}

async function made(options: WorkbenchOptions, browser: Browser): Promise<Pick<Place, 'server' | 'context'>> {
  const server = await startServer(options);
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return { server, context };
}

/** What VS Code keeps in the browser: its memory of windows, folders and extensions. */
async function forget(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'cookies,indexeddb,local_storage' });
  await page.close();
}

async function end({ server, context }: Pick<Place, 'server' | 'context'>): Promise<void> {
  await context.close();
  await server.stop();
}
