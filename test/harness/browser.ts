import { type Browser, chromium } from 'playwright-core';
import { installBrowser } from './install/browser';

/**
 * The browser that shows the workbench. No sandbox: it opens nothing but our own server on loopback, and the sandbox
 * needs rights that a container or root does not have. The rest keeps it from calling anybody.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export async function launchBrowser(): Promise<Browser> {
  const { executable, environment } = await installBrowser();
  return chromium.launch({
    executablePath: executable,
    args: flags,
    env: definedOnly({ ...process.env, ...environment }),
    headless: true,
    timeout: 60_000,
  });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
