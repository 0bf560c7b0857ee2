import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { skipTest } from '../harness/skip';
import { root } from './source-files';

/** The bundle as people get it: built for them, run as a process of its own. */
describe('the command line as a bundle', function () {
  this.timeout(60_000);
  let folder: string;
  let bundles: readonly Bundle[];
  /** The file by itself, as somebody copies it to a build server. */
  let alone: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ai-tool-policy-cli-'));
    bundles = await build(join(folder, 'dist'));
    alone = join(folder, 'cli.js');
    await copyFile(join(folder, 'dist', 'cli.js'), alone);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('asks for vscode nowhere', async () => {
    const ours = (await readdir(join(folder, 'dist'))).filter((file) => /^cli.*\.js$/.test(file));
    assert.ok(ours.includes('cli.js'));
    for (const file of ours) {
      assert.doesNotMatch(await readFile(join(folder, 'dist', file), 'utf8'), /require\(["']vscode["']\)/, file);
    }
    const editors = bundles
      .filter(({ file }) => ours.includes(file))
      .flatMap(({ inputs }) => Object.keys(inputs))
      .filter((input) => /^src\/(?:vscode|notices|actions|engine)\//.test(input));
    assert.deepEqual(editors, []);
  });

  it('--help and --version', async () => {
    const help = await start(['--help']);
    assert.equal(help.code, 0, help.stderr);
    for (const name of ['validate', 'explain', 'test', 'export', 'catalogue'])
      assert.match(help.stdout, new RegExp(`^  ${name} `, 'm'));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    assert.equal((await start(['--version'])).stdout, `${version}\n`, 'without a package.json beside it');
  });

  it('validates every sample', async () => {
    const samples = join(root, 'media', 'samples');
    const files = (await readdir(samples, { recursive: true })).filter((file) => file.endsWith('.json'));
    assert.ok(files.includes(join('repository-file', '.ai-tool-policy.json')));
    const { code, stdout, stderr } = await start(['validate', ...files.map((file) => join(samples, file))]);
    assert.equal(code, 0, `${stdout}${stderr}`);
  });

  it('explains a command line, with nothing beside it', async () => {
    const policy = join(root, 'media', 'samples', 'ban-with-grace-period.ai-tool-policy.json');
    const { code, stdout, stderr } = await start([
      'explain',
      '--policy',
      policy,
      '--format',
      'json',
      '--on',
      '2099-01-01',
      "command:bash -c 'npx -y @anthropic-ai/claude-code'",
    ]);
    assert.equal(code, 0, stderr);
    const { status, rule } = JSON.parse(stdout);
    assert.deepEqual([status, rule], ['banned', 'claude-code']);
  });

  it('says in words what it cannot do', async () => {
    const { code, stdout, stderr } = await start(['validate', 'absent.json']);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /there is no such file/);
    assert.doesNotMatch(stderr, /^ {4}at /m);
  });

  it('reads no file without end', async function () {
    if (process.platform === 'win32') skipTest(this, 'there is no file without end');
    const { code, stderr } = await start(['validate', '/dev/zero']);
    assert.equal(code, 2);
    assert.match(stderr, /larger than 64 MiB/);
  });

  it('is not upset by a reader that stops early', async () => {
    const script = '"$0" "$1" catalogue list --format json | head -c 1';
    const { code, stderr } = await startProcess('bash', ['-o', 'pipefail', '-c', script, process.execPath, alone]);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
  });

  it('says that a full disk took nothing, and means no finding by it', async function () {
    if (process.platform !== 'linux') skipTest(this, 'there is no /dev/full');
    const script = '"$0" "$1" catalogue list > /dev/full';
    const { code, stderr } = await startProcess('bash', ['-c', script, process.execPath, alone]);
    assert.equal(code, 2);
    assert.match(stderr, /^ai-tool-policy: the output could not be written: ENOSPC.*\n$/);
  });

  function start(args: readonly string[]): Promise<Ended> {
    return startProcess(process.execPath, [alone, ...args]);
  }
});

interface Bundle {
  readonly file: string;
  /** Bytes in the bundle by source. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** In a process of its own: the build is an ECMAScript module, which the loader of the tests does not take. */
async function build(into: string): Promise<readonly Bundle[]> {
  const script = `const { buildAll } = await import(${JSON.stringify(pathToFileURL(join(root, 'esbuild.mjs')).href)});
    console.log(JSON.stringify(await buildAll({ production: true, into: ${JSON.stringify(into)} })));`;
  const { code, stdout, stderr } = await startProcess(process.execPath, ['--input-type=module', '--eval', script]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The loader of the tests is no part of what people run. */
const { NODE_OPTIONS: _, ...withoutLoader } = process.env;

function startProcess(program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 16 * 1024 * 1024, env: withoutLoader }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}
