import assert from 'node:assert/strict';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { createCatalogue } from '../../src/catalogue';
import { readBuiltInTools } from '../../src/catalogue/built-in';
import { catalogueBundle, compactTool } from '../../src/catalogue/bundle.mjs';
import type { Tool } from '../../src/catalogue/tool';

describe('catalogue in a bundle', () => {
  it('is the same catalogue, without what only its maintainers read', async () => {
    const tools = await toolsOfBundle(await bundle('built-in.ts', { explained: false }));
    assert.deepEqual(tools, readBuiltInTools().map(compactTool));
    assert.ok(tools.every(({ sources, notes, overlaps }) => sources.length === 0 && notes === undefined && !overlaps));
  });

  it('is complete where it is wanted so', async () => {
    assert.deepEqual(await toolsOfBundle(await bundle('built-in.ts', { explained: true })), readBuiltInTools());
  });

  it('has a share of under 80 KB, and 25 KB compressed', async () => {
    const text = await bundle('load.ts', { explained: false });
    assert.ok(text.length < 80_000, `${text.length} bytes`);
    const compressed = gzipSync(text).length;
    assert.ok(compressed < 25_000, `${compressed} bytes compressed`);
  });

  it('is built in under 15 ms, at best of ten', () => {
    const tools = readBuiltInTools();
    const times = Array.from({ length: 10 }, () => {
      const start = performance.now();
      createCatalogue(tools);
      return performance.now() - start;
    });
    assert.ok(Math.min(...times) < 15, `${Math.min(...times)} ms`);
  });
});

async function bundle(entry: string, options: { readonly explained: boolean }): Promise<string> {
  const result = await build({
    entryPoints: [join(__dirname, '../../src/catalogue', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    plugins: [catalogueBundle(options)],
  });
  return result.outputFiles[0]?.text ?? '';
}

async function toolsOfBundle(text: string): Promise<readonly Tool[]> {
  const module: { readBuiltInTools(): readonly Tool[] } = await import(
    `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`
  );
  return module.readBuiltInTools();
}
