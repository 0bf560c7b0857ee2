import { deepStrictEqual, ok } from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileKinds } from '../../src/detectors/files';
import { root } from './source-files';

const folder = join(root, 'src/detectors/files');
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'common')
  .map(({ name }) => name);

describe('kinds of files', () => {
  it('the list is what is on disk, and presence, which reads no text', () => {
    deepStrictEqual([...fileKinds.map(({ name }) => name), 'presence'].sort(), folders.sort());
  });

  for (const name of folders) {
    it(`${name} declares, works and explains`, () => {
      for (const file of ['index.ts', 'detect.ts', 'README.md']) ok(existsSync(join(folder, name, file)), file);
    });
  }
});
