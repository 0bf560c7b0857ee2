import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Fields that explain a fact to its readers, or are there to be looked up by them, and that nothing asks for at run time. */
const explanations = new Set(['sources', 'notes', 'overlaps', 'environmentVariables', 'apiHosts']);

/**
 * A tool without what only its maintainers read. `sources` stays as an empty list, since the type promises one.
 *
 * @template {object} T
 * @param {T} tool
 */
export function compactTool(tool) {
  return { ...Object.fromEntries(Object.entries(tool).filter(([field]) => !explanations.has(field))), sources: [] };
}

/**
 * The esbuild plugin that puts the whole catalogue into the bundle as one JSON text, read at the first look-up: it is parsed
 * faster than as JavaScript, and costs nothing in a window where it is not needed.
 *
 * @param {{ readonly explained?: boolean }} [options] `explained`: keep those fields as well, as the CLI does for `catalogue show`.
 * @returns {import('esbuild').Plugin}
 */
export function catalogueBundle(options = {}) {
  return {
    name: 'catalogue',
    setup(build) {
      build.onLoad({ filter: /[\\/]catalogue[\\/]built-in\.ts$/ }, async ({ path }) => {
        const folder = join(dirname(path), 'tools');
        const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
        const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
        const tools = texts.flatMap((text) => JSON.parse(text));
        const json = JSON.stringify(options.explained ? tools : tools.map(compactTool));
        return {
          contents: `export const readBuiltInTools = () => JSON.parse(${JSON.stringify(json)});`,
          loader: 'js',
          watchFiles: files.map((file) => join(folder, file)),
        };
      });
    },
  };
}
