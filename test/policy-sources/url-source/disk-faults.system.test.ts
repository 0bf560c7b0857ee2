import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Files, machineFiles } from '../../../src/policy-sources/disk/files';
import { skipTest } from '../../harness/skip';
import { serve, startServer, status, type TestServer } from '../misbehaving-server';
import { policyText } from '../policies';
import { openScene, type Scene } from '../scene';

const isRoot = process.getuid?.() === 0;

describe('policy source: a cache directory that cannot be written', () => {
  let scene: Scene;
  let server: TestServer;
  beforeEach(async () => {
    scene = openScene();
    server = await startServer(serve(policyText(), { etag: '"7"' }));
  });
  afterEach(async () => {
    scene.close();
    await server.stop();
  });

  const cache = () => join(scene.directory, 'cache');

  /** It works from memory and says so; what was on the disk is as it was. */
  async function worksFromMemory(why: RegExp, files?: Files): Promise<void> {
    const before = filesIn(cache());
    const source = scene.open({ url: server.url, ...(files === undefined ? {} : { files }) });
    const state = await source.refresh({ force: true });
    equal(`${state.status} ${state.policy?.serial}`, 'current 7');
    match(state.notes.join(), /kept in memory only/);
    match(state.notes.join(), why);
    equal((await source.refresh({ force: true })).reason, 'not-modified');
    server.behave(serve(policyText({ serial: 6 })));
    equal((await source.refresh({ force: true })).reason, 'rollback');
    server.behave(status(503));
    const failing = await source.refresh({ force: true });
    equal(`${failing.status} ${failing.policy?.serial}`, 'stale 7');
    const requests = server.requests.length;
    await source.refresh();
    equal(server.requests.length, requests);
    deepEqual(filesIn(cache()), before);
  }

  for (const [code, fails] of [
    ['ENOSPC', ['open']],
    ['EROFS', ['open', 'mkdir', 'utimes', 'unlink']],
    ['EACCES', ['open', 'mkdir', 'utimes', 'unlink']],
    ['EIO', ['rename']],
  ] as const) {
    it(`${code} from the file system`, async () => {
      mkdirSync(cache());
      if (code === 'EIO') mkdirSync(join(cache(), 'policies'));
      if (code === 'EIO') mkdirSync(join(cache(), 'serials'));
      await worksFromMemory(new RegExp(code), failing(code, fails));
    });
  }

  it('a file stands where the directory should be', async () => {
    writeFileSync(cache(), '');
    const state = await scene.open({ url: server.url }).refresh();
    equal(`${state.status} ${state.policy?.serial}`, 'current 7');
    match(state.notes.join(), /ENOTDIR|EEXIST/);
  });

  it('a directory that nobody can make', async function () {
    if (process.platform !== 'linux') skipTest(this, 'there is no /proc');
    const state = await scene.open({ url: server.url, cacheDirectory: '/proc/absent/cache' }).refresh();
    equal(`${state.status} ${state.policy?.serial}`, 'current 7');
    match(state.notes.join(), /ENOENT/);
  });

  const tmpfs = isRoot && process.platform === 'linux' ? mountFault() : 'only root on Linux can mount one';
  const itWithTmpfs = (title: string, options: string, run: () => Promise<void>) => {
    if (tmpfs !== undefined) it.skip(`${title} (${tmpfs})`);
    else
      it(title, async () => {
        mkdirSync(cache());
        execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', cache()]);
        try {
          await run();
        } finally {
          execFileSync('umount', [cache()]);
        }
      });
  };

  itWithTmpfs('a full file system', 'size=16k', async () => {
    mkdirSync(join(cache(), 'policies'));
    writeFileSync(join(cache(), 'filler'), Buffer.alloc(12 * 1024));
    await worksFromMemory(/ENOSPC/);
  });

  itWithTmpfs('a read-only file system', 'size=64k', async () => {
    mkdirSync(join(cache(), 'policies'));
    execFileSync('mount', ['-o', 'remount,ro', cache()]);
    await worksFromMemory(/EROFS/);
  });

  it('a directory without the right to write', async function () {
    if (process.platform === 'win32') return skipTest(this, 'Windows does not heed the mode of a directory');
    mkdirSync(cache());
    chmodSync(scene.directory, 0o755);
    chmodSync(cache(), 0o555);
    // Root writes wherever it likes: for a moment this process is nobody.
    if (isRoot) process.seteuid?.(nobody);
    try {
      await worksFromMemory(/EACCES/);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});

/** A user id that no one has; on every Linux and macOS `nobody` is one. */
const nobody = 65534;

function filesIn(directory: string): readonly string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** The machine's files, of which some functions fail wherever they would write. */
function failing(code: string, names: readonly (keyof Files)[]): Files {
  const fail = (syscall: string) => Promise.reject(Object.assign(new Error(`${code}: ${syscall}`), { code, syscall }));
  const changed = Object.fromEntries(
    names.map((name) => [
      name,
      name === 'open'
        ? (path: string, flags: string) => (flags === 'r' ? machineFiles.open(path, flags) : fail(name))
        : () => fail(name),
    ]),
  );
  return { ...machineFiles, ...changed };
}

function mountFault(): string | undefined {
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this machine lets nobody mount one';
  }
}
