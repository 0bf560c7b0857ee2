import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createShimFolders, type ShimFolders } from '../../../src/notices/terminal/shim-folders';
import { type ShimSet, shimSet } from '../../../src/notices/terminal/shim-set';
import { skipTest } from '../../harness/skip';
import { holder, viewOf } from './scene';

const day = 24 * 60 * 60 * 1_000;
const setOf = (reason: string): ShimSet => shimSet([viewOf('notify', { reason })], process.platform);
const one = setOf('one');
const two = setOf('two');

describe('folders of shims', () => {
  before(function () {
    if (process.platform === 'win32') skipTest(this, 'modes and links are those of POSIX');
  });
  let root: string;
  let storage: string;
  let now: number;
  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'shims-')));
    storage = join(root, 'storage');
    await mkdir(storage);
    now = Date.now();
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  /** Windows with a number below 100 are running. */
  const window = (number: number, hostName = 'here'): ShimFolders =>
    createShimFolders({ storage, platform: 'linux', holder: { ...holder(number, () => now), hostName } });
  const held = async (folders: ShimFolders, set: ShimSet): Promise<string> => {
    const result = await folders.hold(set);
    if (result.outcome !== 'held') throw new Error(result.why);
    return result.folder;
  };
  const why = async (set: ShimSet = one): Promise<string> => {
    const result = await window(1).hold(set);
    return result.outcome === 'refused' ? result.why : 'held';
  };
  const tells = async (folder: string): Promise<boolean> =>
    (await readFile(join(folder, 'claude'), 'utf8')).includes('banned');
  const folderOf = (set: ShimSet): string => join(storage, 'shims', set.folderName);

  it('are private, and named by what is in them', async () => {
    const folder = await held(window(1), one);
    strictEqual(folder, folderOf(one));
    ok(one.folderName !== two.folderName);
    strictEqual(setOf('one').folderName, one.folderName);
    for (const path of [join(storage, 'shims'), folder, join(folder, '.told'), join(folder, 'claude')]) {
      strictEqual((await stat(path)).mode & 0o777, 0o700, path);
    }
    deepStrictEqual((await readdir(folder)).toSorted(), ['.ai-tool-policy-shims', '.leases', '.told', 'claude']);
  });

  it('two windows with one set share one', async () => {
    strictEqual(await held(window(1), one), await held(window(2), one));
  });

  it('windows that differ do not disturb each other', async () => {
    const [first, second] = [window(1), window(2)];
    const folders = [await held(first, one), await held(second, two)];
    await first.tidy();
    await second.tidy();
    deepStrictEqual(await Promise.all(folders.map(tells)), [true, true]);
  });

  it('one that no window wants any more lets everything pass', async () => {
    const folders = window(1);
    const before = await held(folders, one);
    await held(folders, two);
    await folders.tidy();
    strictEqual(await tells(before), false);
    match(await readFile(join(before, 'claude'), 'utf8'), /exec "\$__aitp_found" "\$@"\n$/);
  });

  it('one that another window wants stays', async () => {
    const folders = window(1);
    const shared = await held(folders, one);
    await held(window(2), one);
    await folders.release();
    await folders.tidy();
    strictEqual(await tells(shared), true);
  });

  it('a window that is gone wants nothing', async () => {
    const folder = await held(window(100), one);
    await window(1).tidy();
    strictEqual(await tells(folder), false);
  });

  it('a window of another machine counts until it was silent for a week', async () => {
    const folder = await held(window(100, 'elsewhere'), one);
    now += 6 * day;
    await window(1).tidy();
    strictEqual(await tells(folder), true);
    now += 2 * day;
    await window(1).tidy();
    strictEqual(await tells(folder), false);
  });

  it('wanted again, it tells again', async () => {
    await held(window(100), one);
    await window(1).tidy();
    strictEqual(await tells(await held(window(1), one)), true);
  });

  it('made to pass while it was wanted, it is mended at the next look', async () => {
    const folders = window(1);
    const folder = await held(folders, one);
    await rm(join(folder, '.leases'), { recursive: true });
    await window(2).tidy();
    strictEqual(await tells(folder), false);
    await held(folders, one);
    strictEqual(await tells(folder), true);
  });

  it('goes after 30 days, and not before', async () => {
    await held(window(100), one);
    await window(1).tidy();
    now += 29 * day;
    await window(1).tidy();
    deepStrictEqual(await readdir(join(storage, 'shims')), [one.folderName]);
    now += 2 * day;
    await window(1).tidy();
    deepStrictEqual(await readdir(join(storage, 'shims')), []);
  });

  it('cut short while it was made to pass, that is done again', async () => {
    const folder = await held(window(100), one);
    await writeFile(join(folder, '.ai-tool-policy-shims'), 'ending\n');
    await window(1).tidy();
    strictEqual(await tells(folder), false);
  });

  it('a damaged shim is mended when a window starts', async () => {
    const folder = await held(window(1), one);
    await writeFile(join(folder, 'claude'), 'damaged');
    await held(window(2), one);
    strictEqual(await tells(folder), true);
  });

  it('a mode that lets others in is taken back', async () => {
    const folder = await held(window(1), one);
    await chmod(folder, 0o777);
    await held(window(2), one);
    strictEqual((await stat(folder)).mode & 0o777, 0o700);
  });

  const elsewhere = async (): Promise<string> => {
    const other = join(storage, 'elsewhere');
    await mkdir(other, { recursive: true });
    await writeFile(join(other, 'claude'), 'untouched');
    return other;
  };
  const links: readonly (readonly [name: string, path: () => string])[] = [
    ['shims', () => join(storage, 'shims')],
    ['a folder of shims', () => folderOf(one)],
    ['its inner folder', () => join(folderOf(one), '.told')],
  ];
  for (const [name, path] of links) {
    it(`a link in place of ${name} is refused`, async () => {
      const other = await elsewhere();
      await mkdir(join(path(), '..'), { recursive: true });
      await symlink(other, path());
      match(await why(), /is not a folder of its own/);
      await window(1).tidy();
      strictEqual(await readFile(join(other, 'claude'), 'utf8'), 'untouched');
    });
  }

  it('a link in place of a shim is replaced, not followed', async () => {
    const other = await elsewhere();
    const folder = await held(window(1), one);
    await rm(join(folder, 'claude'));
    await symlink(join(other, 'claude'), join(folder, 'claude'));
    await held(window(2), one);
    strictEqual(await readFile(join(other, 'claude'), 'utf8'), 'untouched');
    strictEqual(await tells(folder), true);
  });

  it('a folder of another user’s is refused', async function () {
    if (process.getuid?.() !== 0) skipTest(this, 'only root can give a folder away');
    await mkdir(join(storage, 'shims'));
    const { chown } = await import('node:fs/promises');
    await chown(join(storage, 'shims'), 12_345, 12_345);
    match(await why(), /belongs to another user/);
  });

  it('what is not ours in there is left alone', async () => {
    await held(window(1), one);
    const strange = join(storage, 'shims', 'strange');
    await mkdir(strange);
    await writeFile(join(strange, 'claude'), 'untouched');
    await utimes(strange, 0, 0);
    await window(1).tidy();
    strictEqual(await readFile(join(strange, 'claude'), 'utf8'), 'untouched');
  });

  it('a path that PATH cannot hold is refused', async () => {
    storage = join(storage, 'a:b');
    match(await why(), /which PATH cannot hold/);
  });

  it('a disk that cannot be written is a reason, no crash', async () => {
    await writeFile(join(storage, 'file'), '');
    storage = join(storage, 'file', 'below');
    match(await why(), /cannot be written \(ENOTDIR\)/);
    await window(1).tidy();
  });
});
