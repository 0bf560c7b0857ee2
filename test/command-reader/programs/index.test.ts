import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { programs } from '../../../src/command-reader/programs';

const folder = new URL('../../../src/command-reader/programs/', import.meta.url);
const notPrograms = ['index.ts', 'program.ts'];

describe('programs', () => {
  it('lists every file of its folder', async () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !notPrograms.includes(file));
    const onDisk = await Promise.all(files.map(async (file) => (await import(new URL(file, folder).href)).program));
    assert.deepEqual(new Set(programs), new Set(onDisk));
    assert.equal(programs.length, files.length);
  });

  it('gives each name to one program in each shell', () => {
    const taken = new Map<string, number>();
    for (const { names, shells = ['any'] } of programs) {
      for (const name of names)
        for (const shell of shells) taken.set(`${name} ${shell}`, (taken.get(`${name} ${shell}`) ?? 0) + 1);
    }
    assert.deepEqual(
      [...taken].filter(([, count]) => count > 1),
      [],
    );
  });
});
