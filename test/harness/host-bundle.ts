import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { repositoryRoot } from './install/cache';

/** Bundles, and what each run leaves. */
export const hostOutFolder = join(repositoryRoot, 'out', 'host');

/** Bundles each test file, and the entry that runs them, for the extension host: CommonJS, `vscode` left to it. */
export async function bundleHostTests(): Promise<string[]> {
  const root = join(repositoryRoot, 'test', 'editor', 'host');
  const names = await readdir(root, { recursive: true }).catch((): string[] => []);
  const tests = names.filter((name) => name.endsWith('.test.ts')).sort();
  await rm(hostOutFolder, { recursive: true, force: true });
  await build({
    entryPoints: [...tests.map((name) => join(root, name)), join(repositoryRoot, 'test', 'harness', 'host-entry.ts')],
    outdir: hostOutFolder,
    outbase: join(repositoryRoot, 'test'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    // As in esbuild.mjs: jsonc-parser's main file cannot be bundled.
    mainFields: ['module', 'main'],
    // web-tree-sitter's module asks for `import.meta.url`, which CommonJS has not.
    alias: { 'web-tree-sitter': join(repositoryRoot, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return tests.map((name) => join(hostOutFolder, 'editor', 'host', name.replace(/\.ts$/, '.js')));
}

/** The module that VS Code loads in the extension host. */
export const hostEntry = join(hostOutFolder, 'harness', 'host-entry.js');
