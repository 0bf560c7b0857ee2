import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productPackage } from '../harness/packages';
import type { BenchRow } from './row';

const targets: Readonly<Record<string, number>> = { 'extension.js': 150, 'catalogue.js': 80 };

/** What people download, and what the editor reads at its start. */
export async function benchSizes(): Promise<BenchRow[]> {
  const { buildAll } = await import('../../esbuild.mjs');
  const into = await mkdtemp(join(tmpdir(), 'ai-tool-policy-sizes-'));
  try {
    const bundles = await buildAll({ production: true, into });
    const rows = bundles.map(({ file, bytes }) => ({
      name: `size: dist/${file}`,
      median: bytes / 1000,
      unit: 'kB' as const,
      ...(targets[file] === undefined ? {} : { target: targets[file] }),
    }));
    const { size } = await stat(await productPackage());
    return [...rows, { name: 'size: .vsix', median: size / 1000, unit: 'kB', target: 3000 }];
  } finally {
    await rm(into, { recursive: true });
  }
}
