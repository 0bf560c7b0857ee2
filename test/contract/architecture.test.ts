import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { filesBelow, importsOf, root } from './source-files';

/**
 * Which folder may know what: the table of `src/ARCHITECTURE.md`. The first row whose `folder` matches a file holds for it.
 * `imports` are folders below `src` (`own` is the file's own folder below the row's); `node` and `vscode` say whether those
 * may be imported, types included.
 */
interface Row {
  readonly folder: RegExp;
  readonly imports: readonly string[];
  readonly own?: RegExp;
  readonly node?: true;
  readonly vscode?: true;
}

const pure = ['core', 'catalogue'];
const table: readonly Row[] = [
  { folder: /^core\//, imports: pure },
  // The catalogue's part of the build, which no bundle holds.
  { folder: /^catalogue\/bundle\.mjs$/, imports: ['catalogue'], node: true },
  { folder: /^catalogue\//, imports: pure },
  { folder: /^command-reader\//, imports: [...pure, 'command-reader'] },
  { folder: /^detectors\/files\/index\.ts$/, imports: [...pure, 'command-reader', 'detectors/files'] },
  {
    folder: /^detectors\/files\//,
    imports: [...pure, 'command-reader', 'detectors/files/common'],
    own: /^detectors\/files\/[^/]+/,
  },
  // The way of reading JSON, TOML and YAML with places, and the servers in them, is that of the files of a repository.
  {
    folder: /^detectors\/mcp-servers\//,
    imports: [...pure, 'command-reader', 'detectors/files/common'],
    own: /^detectors\/[^/]+/,
  },
  { folder: /^detectors\//, imports: [...pure, 'command-reader'], own: /^detectors\/[^/]+/ },
  { folder: /^policy-sources\//, imports: ['core', 'policy-sources'], node: true },
  { folder: /^folders\//, imports: ['core', 'policy-sources/disk', 'folders'], node: true },
  { folder: /^notices\/[^/]+\/render\.ts$/, imports: pure, own: /^notices\/[^/]+/ },
  { folder: /^cli\/reporters\//, imports: pure, own: /^cli\/reporters/ },
  // Runs in the page, where there is neither Node nor VS Code.
  { folder: /^notices\/policy-page\/browser\//, imports: [], own: /^notices\/policy-page/ },
  { folder: /^notices\/terminal\/(?!index\.ts$)/, imports: pure, own: /^notices\/terminal/, node: true },
  { folder: /^notices\//, imports: ['core', 'vscode'], own: /^notices\/[^/]+/, vscode: true },
  { folder: /^actions\//, imports: ['core', 'vscode', 'actions'], vscode: true },
  // VS Code's file API cannot put a file in place whole.
  { folder: /^vscode\/replace-whole\.ts$/, imports: [], node: true },
  { folder: /^vscode\//, imports: ['core', 'vscode'], vscode: true },
  {
    folder: /^cli\//,
    imports: [...pure, 'command-reader', 'detectors', 'folders', 'policy-sources', 'cli'],
    node: true,
  },
  {
    folder: /^engine(\.ts|\/)/,
    imports: [...pure, 'command-reader', 'detectors', 'folders', 'policy-sources', 'engine'],
    node: true,
  },
  { folder: /^cli\.ts$/, imports: ['cli', ...pure], node: true },
  { folder: /^uninstall\.ts$/, imports: ['core'], node: true },
  { folder: /^extension\.ts$/, imports: ['core', 'vscode', 'notices', 'actions', 'engine'], node: true, vscode: true },
];

const files = filesBelow('src', /\.(ts|mjs)$/);

describe('architecture', () => {
  it('every source file belongs to a row of the table', () => {
    deepStrictEqual(
      files.filter((file) => rowOf(file) === undefined),
      [],
    );
  });

  it('no file imports what its folder may not know', () => {
    deepStrictEqual(files.flatMap(trespasses), []);
  });

  it('entry files are tables of contents', () => {
    for (const entry of ['extension.ts', 'cli.ts']) {
      const lines = readFileSync(join(root, 'src', entry), 'utf8')
        .trimEnd()
        .split('\n').length;
      ok(lines <= 40, `src/${entry} has ${lines} lines, at most 40 are meant`);
    }
  });

  it('no source file is longer than 300 lines', () => {
    const long = filesBelow('src', /\.(ts|mjs)$/).filter(
      (file) =>
        readFileSync(join(root, 'src', file), 'utf8')
          .trimEnd()
          .split('\n').length > 300,
    );
    deepStrictEqual(long, []);
  });

  it('the check itself sees a trespass', () => {
    deepStrictEqual(offence('core/x.ts', 'vscode'), 'core/x.ts imports vscode');
    deepStrictEqual(offence('core/x.ts', 'node:fs'), 'core/x.ts imports node:fs');
    deepStrictEqual(offence('core/x.ts', '../vscode/log'), 'core/x.ts imports ../vscode/log');
    deepStrictEqual(offence('notices/a/index.ts', '../b/render'), 'notices/a/index.ts imports ../b/render');
    deepStrictEqual(offence('notices/a/render.ts', 'vscode'), 'notices/a/render.ts imports vscode');
    deepStrictEqual(offence('notices/a/index.ts', './render'), undefined);
    deepStrictEqual(importsOf("import type * as v from 'vscode';\nconst x = import('./a');\nexport * from './b';"), [
      'vscode',
      './a',
      './b',
    ]);
  });
});

function trespasses(file: string): string[] {
  return importsOf(readFileSync(join(root, 'src', file), 'utf8')).flatMap(
    (specifier) => offence(file, specifier) ?? [],
  );
}

function offence(file: string, specifier: string): string | undefined {
  const row = rowOf(file);
  if (row === undefined) return undefined;
  return isAllowed(file, specifier, row) ? undefined : `${file} imports ${specifier}`;
}

function isAllowed(file: string, specifier: string, row: Row): boolean {
  if (specifier === 'vscode') return row.vscode === true;
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return row.node === true;
  if (!specifier.startsWith('.')) return true;
  const target = relative('.', join(dirname(file), specifier))
    .split('\\')
    .join('/');
  // The command line says which version it is.
  if (target === '../package.json') return file.startsWith('cli/');
  const own = row.own?.exec(file)?.[0];
  if (own !== undefined && (target === own || target.startsWith(`${own}/`))) return true;
  return row.imports.some((folder) => target === folder || target.startsWith(`${folder}/`));
}

function rowOf(file: string): Row | undefined {
  return table.find(({ folder }) => folder.test(file));
}
