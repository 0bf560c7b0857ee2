import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { repositoryRoot } from '../harness/install/cache';
import { noticesFile, thirdPartyNotices } from '../harness/third-party-notices';

interface Bundle {
  readonly file: string;
  readonly entry: string;
  readonly inputs: Readonly<Record<string, number>>;
}

/** The build is a script of its own, outside what TypeScript checks. */
interface Build {
  buildAll(options: { readonly production: boolean; readonly into: string }): Promise<readonly Bundle[]>;
}

describe('the build', () => {
  let into: string;
  let bundles: readonly Bundle[];

  before(async function () {
    this.timeout(120_000);
    into = await mkdtemp(join(tmpdir(), 'ai-tool-policy-build-'));
    const { buildAll } = (await import(pathToFileURL(join(repositoryRoot, 'esbuild.mjs')).href)) as Build;
    bundles = await buildAll({ production: true, into });
  });

  after(() => rm(into, { recursive: true }));

  const inputsOf = (file: string) => Object.keys(bundles.find((bundle) => bundle.file === file)?.inputs ?? {});

  it('extension.js holds the entry of no bundle that is loaded on demand', () => {
    // A small library may be in two: one part needs it at once, another when it comes to it.
    const others = bundles.filter(({ file, entry }) => !/^(extension|cli)\.js$/.test(file) && entry.startsWith('src/'));
    assert.ok(others.length > 0);
    assert.deepEqual(
      others.map(({ entry }) => entry).filter((entry) => inputsOf('extension.js').includes(entry)),
      [],
    );
  });

  it('the command line is one file', () => {
    assert.deepEqual(
      bundles.map(({ file }) => file).filter((file) => file.startsWith('cli')),
      ['cli.js'],
    );
  });

  it('the extension starts without the schema library, the parsers or the catalogue', () => {
    const heavy = /node_modules\/(valibot|web-tree-sitter|jose|jsonc-parser|semver)\/|^src\/catalogue\/built-in/;
    assert.deepEqual(
      inputsOf('extension.js').filter((input) => heavy.test(input)),
      [],
    );
  });

  it('the catalogue has a share of under 80 KB, and 25 KB compressed', async () => {
    const text = await readFile(join(into, 'catalogue.js'));
    assert.ok(text.length < 80_000, `${text.length} bytes`);
    const compressed = gzipSync(text).length;
    assert.ok(compressed < 25_000, `${compressed} bytes compressed`);
    assert.deepEqual(
      bundles.filter(({ file }) => inputsOf(file).includes('src/catalogue/built-in.ts')).map(({ file }) => file),
      ['catalogue.js', 'cli.js'],
    );
  });

  it('every file that a bundle loads is beside it, and nothing else is', async () => {
    const names = (await readdir(into)).sort();
    const copied = ['page.css', 'tree-sitter-bash.wasm', 'web-tree-sitter.wasm'];
    assert.deepEqual(names, [...new Set(bundles.map(({ file }) => file)), ...copied].sort());
  });

  it('the notices are those of what is in the bundles; `npm run notices` writes them', async () => {
    const written = await readFile(join(repositoryRoot, noticesFile), 'utf8');
    const current = await thirdPartyNotices(bundles);
    assert.equal(written.replaceAll('\r\n', '\n'), current);
    for (const name of ['valibot', 'undici', 'web-tree-sitter', 'tree-sitter-bash'])
      assert.match(current, new RegExp(`^${name} `, 'm'));
  });

  it('the command line is executable', async () => {
    if (process.platform !== 'win32') assert.equal((await stat(join(into, 'cli.js'))).mode & 0o111, 0o111);
  });
});
