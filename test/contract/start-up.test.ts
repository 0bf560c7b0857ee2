import { deepStrictEqual } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../harness/install/cache';

/** Objects of `Intl` load the tables of ICU when they are made: 15 ms for a segmenter, as much as all the rest of the start. */
describe('what the extension does when it is loaded', () => {
  it('makes no object of Intl', () => {
    const found = sources().filter((file) =>
      /^(?:export )?(?:const|let) .*new Intl\./m.test(readFileSync(join(repositoryRoot, 'src', file), 'utf8')),
    );
    deepStrictEqual(found, []);
  });
});

function sources(): readonly string[] {
  return readdirSync(join(repositoryRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
}
