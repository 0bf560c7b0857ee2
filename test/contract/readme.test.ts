import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source-files';

interface Setting {
  readonly default: unknown;
  readonly order: number;
  readonly markdownDescription: string;
}

const readmePath = join(root, 'README.md');
const readme = readFileSync(readmePath, 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly commands: readonly { readonly title: string }[];
  };
  readonly scripts: Readonly<Record<string, string>>;
};
const names = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;

/** `UPDATE_README=1 npm run test:unit -- -g README` writes the table instead of comparing it. */
const update = process.env['UPDATE_README'] === '1';

describe('README', () => {
  it('its settings table is the manifest’s', () => {
    const marked = /(<!-- settings: [^>]*-->\n)([\s\S]*?)(<!-- \/settings -->)/;
    const expected = settingsTable();
    if (update) writeFileSync(readmePath, readme.replace(marked, `$1${expected}$3`));
    else strictEqual(marked.exec(readme)?.[2], expected);
  });

  it('names every command by its title', () => {
    for (const { title } of manifest.contributes.commands) {
      const text = names[title.slice(1, -1)] ?? title;
      ok(readme.includes(`*${text}*`), `README does not tell of “${text}”`);
    }
  });

  it('names only scripts that there are', () => {
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
    deepStrictEqual(
      named.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });

  it('links to files and pictures that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
    deepStrictEqual(
      links.filter((link) => !existsSync(join(root, link))),
      [],
    );
  });
});

function settingsTable(): string {
  const rows = Object.entries(manifest.contributes.configuration.properties)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, setting]) => {
      const description = names[setting.markdownDescription.slice(1, -1)] ?? '';
      return `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${description.replaceAll('|', '\\|')} |`;
    });
  return ['| setting | default | what it is |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
