import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, installOnce } from '../harness/install/cache';

describe("the harness's cache", () => {
  let cache: string;
  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'ai-tool-policy-cache-'));
  });
  afterEach(() => rm(cache, { recursive: true }));

  const install = (text: string) =>
    installOnce({ name: 'thing-1.0', cache, build: (folder) => writeFile(join(folder, 'file'), text) });

  it('installs once, and leaves neither lock nor half an install', async () => {
    assert.equal(await install('first'), join(cache, 'thing-1.0'));
    await install('second');
    assert.equal(await readFile(join(cache, 'thing-1.0', 'file'), 'utf8'), 'first');
    assert.deepEqual(await readdir(cache), ['thing-1.0']);
  });

  it('two at once build once', async () => {
    let builds = 0;
    const build = async (folder: string) => {
      builds += 1;
      await writeFile(join(folder, 'file'), '');
    };
    const both = await Promise.all([1, 2].map(() => installOnce({ name: 'thing-1.0', cache, build })));
    assert.deepEqual(both, [join(cache, 'thing-1.0'), join(cache, 'thing-1.0')]);
    assert.equal(builds, 1);
  });

  it('a build that fails leaves nothing, and the next one succeeds', async () => {
    const failing = installOnce({ name: 'thing-1.0', cache, build: () => Promise.reject(new Error('no network')) });
    await assert.rejects(failing, /no network/);
    assert.deepEqual(await readdir(cache), []);
    await install('later');
  });

  // A process id that no system gives out.
  const dead = 2 ** 30;
  const staleLocks: readonly (readonly [string, string, number])[] = [
    ['a dead process', JSON.stringify({ pid: dead, host: hostname(), at: 0 }), 0],
    ['another host, long ago', JSON.stringify({ pid: 1, host: 'elsewhere', at: 0 }), 60],
    ['a write cut short, long ago', '{"pid":', 60],
  ];
  for (const [whose, content, secondsAgo] of staleLocks) {
    it(`takes over the lock of ${whose}, and clears its half install`, async () => {
      const file = join(cache, 'thing-1.0.lock');
      await writeFile(file, content);
      const touched = Date.now() / 1000 - secondsAgo;
      await utimes(file, touched, touched);
      await mkdir(join(cache, `thing-1.0.partial-${dead}-x`));
      await install('anew');
      assert.deepEqual(await readdir(cache), ['thing-1.0']);
    });
  }

  const places: readonly (readonly [NodeJS.ProcessEnv, NodeJS.Platform, string])[] = [
    [{ AI_TOOL_POLICY_CACHE: '/chosen', XDG_CACHE_HOME: '/xdg' }, 'linux', '/chosen'],
    [{ XDG_CACHE_HOME: '/xdg', HOME: '/home/a' }, 'linux', join('/xdg', 'ai-tool-policy-dev')],
    [{ HOME: '/home/a' }, 'linux', join('/home/a', '.cache', 'ai-tool-policy-dev')],
    [{ LOCALAPPDATA: '/local' }, 'win32', join('/local', 'ai-tool-policy-dev')],
  ];
  for (const [environment, platform, expected] of places) {
    it(`lies in ${expected} with ${JSON.stringify(environment)} on ${platform}`, () => {
      assert.equal(cacheFolder(environment, platform), expected);
    });
  }
});
