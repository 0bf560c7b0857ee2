import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { productPackage } from '../harness/packages';
import type { BenchRow } from './row';

const targets: Readonly<Record<string, number>> = { 'extension.js': 150, 'catalogue.js': 80 };

/** What people download, and what the editor reads at its start. */
export async function benchSizes(): Promise<BenchRow[]> {
  const { buildAll } = await import('../../esbuild.mjs');
  const into = await mkdtemp(join(tmpdir(), 'ai-tool-policy-sizes-'));
  try {
    const bundles = await buildAll({ production: true, into });
    const all = { name: 'all bundles', median: bundles.reduce((sum, { bytes }) => sum + bytes, 0) / 1000 };
    const rows = bundles.map(({ file, bytes, inputs }) => ({
      name: `size: dist/${file}`,
      median: bytes / 1000,
      unit: 'kB' as const,
      ...(targets[file] === undefined ? {} : { target: targets[file] }),
      against: all,
      dominatedBy: largestOf(inputs, bytes),
    }));
    const { size } = await stat(await productPackage());
    return [
      ...rows,
      {
        name: 'size: .vsix',
        median: size / 1000,
        unit: 'kB',
        target: 3000,
        against: all,
        dominatedBy: await largestPacked(into, size),
      },
    ];
  } finally {
    await rm(into, { recursive: true });
  }
}

/** The part of the sources that a bundle is mostly made of: a folder of ours, or a library. */
function largestOf(inputs: Readonly<Record<string, number>>, bytes: number): string {
  const parts = new Map<string, number>();
  for (const [path, size] of Object.entries(inputs)) {
    const part = /^(?:.*node_modules\/(?:@[^/]+\/)?[^/]+|src\/[^/]+)/.exec(path)?.[0] ?? path;
    parts.set(part, (parts.get(part) ?? 0) + size);
  }
  const [name, size] = [...parts].toSorted(([, one], [, other]) => other - one)[0] ?? ['nothing', 0];
  return `${name.replace(/^.*node_modules\//, '')}: ${Math.round((size / bytes) * 100)} %`;
}

/** What most of the package is, as it lies in it. */
async function largestPacked(folder: string, whole: number): Promise<string> {
  const [bundles, grammars] = await Promise.all([packed(folder, '.js'), packed(folder, '.wasm')]);
  const parts = {
    'its bundles': bundles,
    'its WebAssembly': grammars,
    'pictures and texts': whole - bundles - grammars,
  };
  const [name, size] = Object.entries(parts).toSorted(([, one], [, other]) => other - one)[0] ?? ['nothing', 0];
  return `${name}: ${Math.round((size / whole) * 100)} %`;
}

async function packed(folder: string, ending: string): Promise<number> {
  // The command line is not part of it.
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending) && name !== 'cli.js');
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return files.reduce((sum, bytes) => sum + deflateRawSync(bytes).length, 0);
}
