import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { catalogueBundle } from './src/catalogue/bundle.mjs';

// Builds dist/: the extension, the command line, and the files that both read while they run.
//   node esbuild.mjs                 for work: readable, with source maps
//   node esbuild.mjs --production    for people: minified
//   node esbuild.mjs --sizes         also prints what each bundle weighs, and what of

const root = dirname(fileURLToPath(import.meta.url));

/**
 * What is started by itself. The extension gets `vscode` from its host; the command line gets nothing from anybody,
 * so that a stray import of `vscode` breaks its build. The command line is one file, to be copied to wherever it is needed.
 */
const programs = [
  {
    entry: 'src/extension.ts',
    name: 'extension',
    external: ['vscode'],
    split: true,
    explained: false,
    hashbang: false,
  },
  {
    entry: 'src/uninstall.ts',
    name: 'uninstall',
    external: [],
    split: false,
    explained: false,
    hashbang: false,
  },
  { entry: 'src/cli.ts', name: 'cli', external: [], split: false, explained: true, hashbang: true },
  {
    entry: 'src/notices/policy-page/browser/page.ts',
    name: 'policy-page',
    external: [],
    split: false,
    explained: false,
    hashbang: false,
    browser: true,
  },
];

const grammars = [
  'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  'node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-bash.wasm',
];

/** Read at run time from beside the bundles. */
const files = ['src/notices/policy-page/browser/page.css', ...grammars];

/**
 * Builds every program that exists, and gives what each bundle is made of.
 *
 * @param {{ readonly production?: boolean, readonly into?: string }} [options] `into`: instead of dist/.
 * @returns {Promise<readonly Bundle[]>}
 *
 * @typedef {object} Bundle
 * @property {string} file name in dist/
 * @property {string} entry the source it starts at, relative to the project
 * @property {number} bytes
 * @property {Readonly<Record<string, number>>} inputs bytes in the bundle by source, relative to the project
 */
export async function buildAll({ production = false, into = join(root, 'dist') } = {}) {
  /** @type {Bundle[]} */
  const bundles = [];
  for (const program of programs) {
    if (!existsSync(join(root, program.entry))) {
      console.log(`${program.entry} does not exist yet: dist/${program.name}.js is not built.`);
      continue;
    }
    bundles.push(...(await buildProgram(program, { production, into })));
  }
  await mkdir(into, { recursive: true });
  // Only now, so that a build that fails leaves the last good one as it was.
  for (const { output } of bundles) {
    for (const { path, contents } of output) await writeFile(path, contents);
  }
  for (const { file, executable } of bundles) if (executable) await chmod(join(into, file), 0o755);
  const copied = await Promise.all(files.map((file) => copyInto(file, into)));
  const current = new Set([...bundles.map(({ file }) => file), ...copied]);
  for (const name of await readdir(into)) {
    if (!current.has(name) && !current.has(name.replace(/\.map$/, ''))) await rm(join(into, name), { recursive: true });
  }
  return bundles.map(({ file, entry, bytes, inputs }) => ({ file, entry, bytes, inputs }));
}

/** Builds a program's main bundle, and one more for everything that it imports only when it comes to it. */
async function buildProgram(program, { production, into }) {
  const bundles = [];
  const queue = [{ name: program.name, entry: join(root, program.entry) }];
  const known = new Set();
  for (const { name, entry } of queue) {
    const splits = splitDynamicImports(program.name, (split) => {
      if (!known.has(split.name)) queue.push(split);
      known.add(split.name);
    });
    const isMain = name === program.name;
    const outfile = join(into, `${name}.js`);
    const result = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: program.browser ? 'browser' : 'node',
      format: program.browser ? 'iife' : 'cjs',
      target: program.browser ? 'es2022' : 'node20',
      // jsonc-parser's main file is UMD, whose inner `require`s no bundler can follow.
      mainFields: ['module', 'main'],
      // Loads a split bundle by `require`, which VS Code's loader of extensions and old hosts know as well.
      supported: { 'dynamic-import': false },
      external: program.external,
      plugins: [
        ...(program.split ? [splits] : []),
        // Before the one that reads every file of ours: the first plugin that loads a file has it.
        catalogueBundle({ explained: program.explained }),
        assetsWithin,
        oneVscode,
        moduleUrl,
      ],
      banner: isMain && program.hashbang ? { js: '#!/usr/bin/env node' } : {},
      minify: production,
      sourcemap: production ? false : 'linked',
      legalComments: 'none',
      write: false,
      metafile: true,
      logLevel: 'warning',
    });
    const executable = isMain && program.hashbang;
    bundles.push({ ...describe(name, entry, result.metafile), output: result.outputFiles, executable });
  }
  return bundles;
}

/**
 * Makes every `import(…)` of a file of ours or of a library a bundle of its own, loaded when the program comes to it.
 * esbuild splits only into ECMAScript modules, and the main file of an extension is CommonJS. What two bundles share
 * is in both: a module that is split off keeps no state that another bundle would need to see.
 */
function splitDynamicImports(prefix, found) {
  return {
    name: 'split-dynamic-imports',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'inner' || isNodeModule(path) || path === 'vscode')
          return undefined;
        if (importer.includes('node_modules')) return undefined;
        const target = await resolve(path, { kind, resolveDir, importer, pluginData: 'inner' });
        if (target.errors.length > 0) return { errors: target.errors, warnings: target.warnings };
        const name = splitName(prefix, path, target.path);
        found({ name, entry: target.path });
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

/** `src/core/policy/read.ts` → `core-policy-read`, a library by its own name; the command line's are kept apart. */
function splitName(prefix, path, file) {
  const ours = relative(join(root, 'src'), file)
    .replaceAll('\\', '/')
    .replace(/\.[a-z]+$/, '')
    .replace(/\/index$/, '');
  const name = path.startsWith('.') ? ours : `library-${path.replace(/^@/, '')}`;
  return `${prefix === 'extension' ? '' : `${prefix}-`}${name.replaceAll('/', '-')}`;
}

/**
 * Asks the host for `vscode` once and takes its object as it is. What esbuild makes of a namespace import copies its hundreds of
 * names in every file of ours that has one: a third of the time that the extension took to load.
 */
const oneVscode = {
  name: 'one-vscode',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /^import \* as vscode from 'vscode';$/m,
        "import vscode = require('vscode');",
      ),
      loader: 'ts',
    }));
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'once' ? undefined : { path: 'vscode', namespace: 'once' },
    );
    onLoad({ filter: /^vscode$/, namespace: 'once' }, () => ({
      contents: 'module.exports = require("vscode");',
      loader: 'js',
    }));
  },
};

/** web-tree-sitter asks for `import.meta.url`, which CommonJS has not; its CommonJS build does without. */
const moduleUrl = {
  name: 'module-url',
  setup({ onResolve }) {
    onResolve({ filter: /^web-tree-sitter$/ }, () => ({
      path: join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
    }));
  },
};

/** Puts the grammars into the command line, small until they are asked for. */
const assetsWithin = {
  name: 'assets-within',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]cli[\\/]asset\.ts$/ }, async () => {
      const texts = grammars.map(async (file) => [
        basename(file),
        brotliCompressSync(await readFile(join(root, file))).toString('base64'),
      ]);
      return {
        contents: `import { brotliDecompressSync } from 'node:zlib';
          const texts = ${JSON.stringify(Object.fromEntries(await Promise.all(texts)))};
          export const readAsset = async (name) => brotliDecompressSync(Buffer.from(texts[name], 'base64'));`,
        loader: 'js',
      };
    });
  },
};

function isNodeModule(path) {
  return path.startsWith('node:') || builtinModules.includes(path);
}

function describe(name, entry, metafile) {
  const [, output] = Object.entries(metafile.outputs).find(([file]) => file.endsWith('.js')) ?? [];
  const inputs = Object.fromEntries(
    Object.entries(output.inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput]),
  );
  return { file: `${name}.js`, entry: relative(root, entry).replaceAll('\\', '/'), bytes: output.bytes, inputs };
}

async function copyInto(file, into) {
  const name = file.slice(file.lastIndexOf('/') + 1);
  await copyFile(join(root, file), join(into, name));
  return name;
}

async function main() {
  const bundles = await buildAll({ production: process.argv.includes('--production') });
  if (!process.argv.includes('--sizes')) return;
  await mkdir(join(root, 'out'), { recursive: true });
  await writeFile(join(root, 'out', 'bundles.json'), JSON.stringify(bundles, null, 2));
  for (const { file, bytes, inputs } of bundles) {
    console.log(`${kilobytes(bytes)} dist/${file}`);
    const heaviest = Object.entries(inputs).sort(([, one], [, other]) => other - one);
    for (const [input, size] of heaviest.slice(0, 5)) console.log(`  ${kilobytes(size)} ${input}`);
  }
  for (const file of files)
    console.log(`${kilobytes((await stat(join(root, file))).size)} dist/${file.split('/').at(-1)}`);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    // esbuild has printed what is wrong with the sources; anything else is a fault of this file.
    if (!Array.isArray(error?.errors)) throw error;
    process.exitCode = 1;
  });
}
