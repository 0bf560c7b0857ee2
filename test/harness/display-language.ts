import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { english, type Localize } from '../../src/core/explain/localize';
import type { commands } from '../../src/vscode/contributions';
import { repositoryRoot } from './install/cache';

/**
 * Has a server speak another language from its next start on. VS Code takes a language as displayed when a language pack for it
 * is installed; this writes down one without a word in it, as VS Code would after installing it: VS Code's own words stay
 * English, `vscode.env.language` and the words of extensions are the language's. Gives the arguments to start with.
 *
 * The real packs are published in the marketplaces alone, which tests do not ask.
 */
export async function speak(language: string, userDataFolder: string): Promise<readonly string[]> {
  const folder = join(userDataFolder, 'language-pack');
  const translations = join(folder, 'main.i18n.json');
  await mkdir(folder, { recursive: true });
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: language.padEnd(32, '0'),
    label: language,
    extensions: [{ extensionIdentifier: { id: `ai-tool-policy-tests.language-pack-${language}` }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  await writeFile(join(userDataFolder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
  return ['--locale', language];
}

/** The product's own words as a window in some language has them, for scripts that look for them there. */
export interface OwnWords {
  readonly t: Localize;
  /** A command as the palette names it: `AI Tool Policy: Refresh policy`. */
  readonly command: (name: keyof typeof commands) => string;
}

/** English where no language is given. */
export async function ownWords(language?: string): Promise<OwnWords> {
  const read = async (path: string) =>
    JSON.parse(await readFile(join(repositoryRoot, path), 'utf8')) as Readonly<Record<string, string>>;
  const ending = language === undefined ? '' : `.${language}`;
  const names = await read(`package.nls${ending}.json`);
  const bundle = language === undefined ? {} : await read(`media/l10n/bundle.l10n${ending}.json`);
  return {
    t: (message, ...values) => english(bundle[message] ?? message, ...values),
    command: (name) => `${names['displayName']}: ${names[`command.${name}`]}`,
  };
}
