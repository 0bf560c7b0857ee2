import { strictEqual } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToldByShims } from '../../../src/notices/terminal/told';

const patience = 250;

describe('a start that a shim has told about', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'told-'));
    await mkdir(join(folder, '.told'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const record = async (said: string, at = Date.now()): Promise<void> => {
    const path = join(folder, '.told', 'claude');
    await writeFile(path, `123\n${said}\n/usr/bin/claude\n`);
    await utimes(path, at / 1_000, at / 1_000);
  };

  const rows: readonly (readonly [name: string, said: string, before: number, told: boolean])[] = [
    ['just now', 'told', 0, true],
    ['just now, and agreed to', 'agreed', 0, true],
    ['before its event came', 'told', 1_000, true],
    ['an hour ago: another start', 'told', 3_600_000, false],
    ['without a word', 'silent', 0, false],
  ];
  for (const [name, said, before, told] of rows) {
    it(name, async () => {
      const since = Date.now();
      await record(said, since - before);
      strictEqual(await createToldByShims().told(folder, 'claude', since, patience), told);
    });
  }

  it('while it is waited for', async () => {
    const asked = createToldByShims().told(folder, 'claude', Date.now(), patience);
    await record('told');
    strictEqual(await asked, true);
  });

  it('is not waited for when it was reported long ago', async () => {
    const hour = 3_600_000;
    strictEqual(await createToldByShims().told(folder, 'claude', Date.now() - hour, hour), false);
  });

  it('counts for one start', async () => {
    const shims = createToldByShims();
    const since = Date.now();
    await record('told', since);
    strictEqual(await shims.told(folder, 'claude', since, patience), true);
    strictEqual(await shims.told(folder, 'claude', since, patience), false);
  });

  it('is not known where the folder is gone, and that soon', async () => {
    const since = Date.now();
    strictEqual(await createToldByShims().told(join(folder, 'gone'), 'claude', since, patience), false);
  });
});
