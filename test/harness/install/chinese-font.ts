import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../processes';
import { installOnce } from './cache';
import { npmInstall } from './npm';
import { say, withProgress } from './progress';

const fontPackage = '@expo-google-fonts/noto-sans-sc@0.4.3';

/**
 * What a browser's process needs to write Chinese in its pictures: nothing where the system has a font for it, else a
 * configuration that adds one from the npm registry. Tests do without: they read what the page holds.
 */
export async function chineseFont(): Promise<NodeJS.ProcessEnv> {
  if (process.platform !== 'linux') return {};
  const known = await runToEnd('fc-list', [':lang=zh-cn', 'family']).catch(() => undefined);
  if (known !== undefined && known.code === 0 && known.output.trim() !== '') return {};
  const folder = await installOnce({
    name: `font-${fontPackage.split('@')[2]}`,
    waiting: () => say('Another run is installing a Chinese font; waiting for it …'),
    build: (into) => withProgress('Downloading a Chinese font (once)', into, () => npmInstall(into, [fontPackage])),
  });
  const file = join(folder, 'fonts.conf');
  if (!existsSync(file)) {
    const own = `<dir>${join(folder, 'node_modules')}</dir><cachedir>${join(folder, 'cache')}</cachedir>`;
    const system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
    await writeFile(
      file,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${system}${own}</fontconfig>\n`,
    );
  }
  return { FONTCONFIG_FILE: file };
}
