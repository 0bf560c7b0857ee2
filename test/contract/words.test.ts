import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, root } from './source-files';
import { syntaxTrees } from './syntax-trees';
import { placeholdersOf, type Words, wordsOf } from './words';

/** Of each language beside English, its tag as VS Code names it, and the signs that its words are written with. */
const languages = [{ tag: 'zh-cn', script: /\p{Script=Han}/u }];

/** The catalogue is data, and command lines are read in no language. The command line of our own speaks English. */
const files = filesBelow('src', /\.ts$/).filter((file) => !/^(cli|catalogue|command-reader)\//.test(file));

/** Where people see what is written. */
const shown = /^(notices|actions|vscode|core\/(explain|answers|remedies))\//;

/** Files with words that nobody reads in the window, each with why. */
const notShown: Readonly<Record<string, string>> = {
  'notices/terminal/posix-shim.ts': 'a script; its words come from the view',
  'notices/terminal/windows-shim.ts': 'a script; its words come from the view',
  'notices/terminal/private-files.ts': 'reasons for the log',
  'notices/terminal/shim-folders.ts': 'reasons for the log',
  'vscode/observe/dormant-extensions.ts': 'reasons for the log',
};

/** Passes on what others ask to be translated. */
const passesOn = ['vscode/speech.ts'];

/** `UPDATE_L10N=1 npm run test:unit -- -g words` drops what is no longer used, and lists what is missing with nothing behind it. */
const update = process.env['UPDATE_L10N'] === '1';

describe('words', () => {
  let words: ReadonlyMap<string, Words>;
  let used: readonly string[];
  before(function () {
    this.timeout(30_000);
    words = wordsIn(Object.fromEntries(files.map((file) => [file, readFileSync(join(root, 'src', file), 'utf8')])));
    used = [...new Set([...words.values()].flatMap(({ messages }) => messages.map(({ text }) => text)))].toSorted();
  });

  it('can all be found: what is translated is written where it is asked for', () => {
    const unclear = [...words].filter(([file]) => !passesOn.includes(file)).flatMap(([, each]) => each.unclear);
    deepStrictEqual(unclear, []);
  });

  it('that people see are translated', () => {
    const hardCoded = [...words]
      .filter(([file]) => shown.test(file) && !(file in notShown))
      .flatMap(([, each]) => each.hardCoded);
    deepStrictEqual(hardCoded, []);
  });

  it('have a place for each value, and a value for each place', () => {
    const odd = [...words.values()]
      .flatMap(({ messages }) => messages)
      .filter(({ text, values }) => values !== undefined && values !== placeholdersOf(text).length);
    deepStrictEqual(odd, []);
  });

  for (const { tag, script } of languages) {
    const bundle = `media/l10n/bundle.l10n.${tag}.json`;

    it(`are all in ${bundle}, and nothing else is`, () => {
      const known = read(bundle);
      if (update) write(bundle, Object.fromEntries(used.map((text) => [text, known[text] ?? ''])));
      deepStrictEqual(Object.keys(read(bundle)).toSorted(), used);
    });

    it(`of the manifest are all in package.nls.${tag}.json, in the same order`, () => {
      const keys = Object.keys(read('package.nls.json'));
      const known = read(`package.nls.${tag}.json`);
      if (update) write(`package.nls.${tag}.json`, Object.fromEntries(keys.map((key) => [key, known[key] ?? ''])));
      deepStrictEqual(Object.keys(read(`package.nls.${tag}.json`)), keys);
    });

    it(`keep their places in ${tag}, and are written in its signs`, () => {
      for (const [text, translated] of Object.entries(read(bundle))) {
        deepStrictEqual(placeholdersOf(translated), placeholdersOf(text), text);
        // Nothing to translate where there are only places and signs.
        if (/\p{L}/u.test(text)) ok(script.test(translated), `“${text}” is “${translated}”`);
      }
      const manifest = read('package.nls.json');
      for (const [key, translated] of Object.entries(read(`package.nls.${tag}.json`))) {
        ok(script.test(translated), `${key} is “${translated}”`);
        deepStrictEqual(codeIn(translated), codeIn(manifest[key] ?? ''), key);
      }
    });
  }

  it('in Chinese stand apart from Latin ones, and have the punctuation of Chinese', () => {
    const texts = [read('media/l10n/bundle.l10n.zh-cn.json'), read('package.nls.zh-cn.json')].flatMap(Object.values);
    const odd = texts.filter((text) =>
      /\p{Script=Han}[A-Za-z0-9`]|[A-Za-z0-9`]\p{Script=Han}|\p{Script=Han} ?[,:;!?()"]|[,:;!?()"]\p{Script=Han}/u.test(
        text,
      ),
    );
    deepStrictEqual(odd, []);
  });

  it('are found by this check, hard-coded ones too', () => {
    const { messages, unclear, hardCoded } = only(`
      import { x } from 'a b c';
      const { t } = vscode.l10n;
      void show(t('One {0}.', name), speech.t(\`Two\`), vscode.l10n.t('Three', ...rest));
      void show(t(given), other(vscode.l10n.t));
      function say(localize: Localize): void {}
      window.showInformationMessage('Done');
      item.tooltip = isOpen ? 'Open' : t('Closed');
      const row = { label: \`\${count} left\`, kind: 'row', why: 'It is not there.' };
      html(\`<p class="a b">\${t('In markup')}</p><b title="\${x}">Seen by all</b>\`);
      if (text === 'not shown at all') switch (text) { case 'nor is this one': return t('Four'); }
      log.info('A line of the log.');
      throw new Error('A bug of ours.');
    `);
    deepStrictEqual(
      messages.map(({ text, values }) => [text, values]),
      [
        ['One {0}.', 1],
        ['Two', 0],
        ['Three', undefined],
        ['Closed', 0],
        ['In markup', 0],
        ['Four', 0],
      ],
    );
    deepStrictEqual(unclear.map(withoutPlace), [
      'translates what is not written there',
      'calls the translation localize, not t',
    ]);
    deepStrictEqual(hardCoded.map(withoutPlace), ['Done', 'Open', 'left', 'It is not there.', 'Seen by all']);
  });
});

function wordsIn(texts: Readonly<Record<string, string>>): ReadonlyMap<string, Words> {
  return new Map([...syntaxTrees(texts)].map(([file, tree]) => [file, wordsOf(file, tree)]));
}

function only(text: string): Words {
  const words = wordsIn({ 'sample.ts': text }).get('sample.ts');
  if (words === undefined) throw new Error('The sample was not read.');
  return words;
}

function withoutPlace(text: string): string {
  return text.replace(/^\S+:\d+ /, '');
}

/** Names of settings and addresses in backquotes, and what links lead to: no language changes these. */
function codeIn(text: string): readonly string[] {
  return (text.match(/`[^`]+`|\]\([^)]+\)/g) ?? []).toSorted();
}

function read(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
}

function write(path: string, texts: Readonly<Record<string, string>>): void {
  writeFileSync(join(root, path), `${JSON.stringify(texts, null, 2)}\n`);
}
