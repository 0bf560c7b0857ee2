import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from './install/cache';
import { runToEnd } from './processes';

/** Folders of `test/fixtures/extensions`. */
export type FixtureExtension =
  | 'stand-in-activated'
  | 'stand-in-dormant'
  | 'does-nothing'
  | 'model-provider'
  | 'own-view'
  | 'goes-back-and-forth'
  | 'measures-itself';

const outFolder = join(repositoryRoot, 'out', 'packages');

let product: Promise<string> | undefined;

/**
 * The product as people get it: built for production and packed into a .vsix, once per process. A run of all tests
 * packs it once and hands it to its parts in `AI_TOOL_POLICY_VSIX`.
 */
export function productPackage(): Promise<string> {
  product ??= packProduct();
  return product;
}

async function packProduct(): Promise<string> {
  const given = process.env['AI_TOOL_POLICY_VSIX'];
  if (given) return given;
  await buildProduct();
  const file = join(outFolder, 'ai-tool-policy.vsix');
  await pack(repositoryRoot, file);
  return file;
}

/** Runs the project's own build, for production. */
export async function buildProduct(): Promise<void> {
  const built = await runToEnd(process.execPath, ['esbuild.mjs', '--production'], { cwd: repositoryRoot });
  if (built.code !== 0) throw new Error(`The build failed:\n${built.output}`);
}

/** A .vsix of one of our fixture extensions; packed anew only when a file of it is newer than the package. */
export async function fixturePackage(name: FixtureExtension): Promise<string> {
  const folder = join(repositoryRoot, 'test', 'fixtures', 'extensions', name);
  return packFolder(folder, join(outFolder, `${name}.vsix`));
}

/** Packs an extension's folder into `file`, unless that is newer than every file directly in the folder. */
export async function packFolder(folder: string, file: string): Promise<string> {
  const packed = await modified(file);
  const names = await readdir(folder);
  const times = await Promise.all(names.map((name) => modified(join(folder, name))));
  if (packed <= Math.max(...times)) await pack(folder, file);
  return file;
}

async function pack(folder: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // A process of its own, because vsce prints its list of files and has no option that keeps it quiet.
  const vsce = join(repositoryRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = [
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--skip-license',
    '--out',
    file,
  ];
  const packed = await runToEnd(process.execPath, args, { cwd: folder });
  if (packed.code !== 0) throw new Error(`${folder} could not be packed:\n${packed.output}`);
}

async function modified(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
}
