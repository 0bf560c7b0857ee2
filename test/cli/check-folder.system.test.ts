import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { skipTest } from '../harness/skip';
import { because, policy, run } from './support';

const files = {
  'p.json': policy([
    { id: 'ban', tools: ['claude-code', 'openai-codex', 'cursor'], status: 'banned', ...because },
    {
      id: 'lab',
      tools: ['aider'],
      status: 'banned',
      exceptions: [{ repositories: ['github.com/example/lab'] }],
      ...because,
    },
  ]),
};
const posix = process.platform !== 'win32';

describe('cli: check, the files of a folder', () => {
  let folder: string;
  let env: Readonly<Record<string, string>>;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'ai-tool-policy-check-')));
    env = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CEILING_DIRECTORIES: dirname(folder),
    };
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('without Git: all but .git and node_modules', async () => {
    write('run.sh', 'claude\n');
    write('node_modules/x/run.sh', 'claude\n');
    write('a/node_modules/x/CLAUDE.md', '');
    write('.git-x/run.sh', 'claude\n');
    assert.deepEqual(await found(), ['.git-x/run.sh:1 run', 'run.sh:1 run']);
  });

  it('without a Git program', async () => {
    write('run.sh', 'claude\n');
    const { stderr, code } = await check([], { ...env, PATH: folder });
    assert.equal(code, 1);
    assert.match(stderr, /no git on this machine/);
  });

  it('in a repository: what is tracked, though it be ignored, and what is neither', async () => {
    write('.gitignore', 'ignored*\n');
    write('ignored-tracked.sh', 'claude\n');
    write('ignored.sh', 'claude\n');
    write('deleted.sh', 'claude\n');
    write('a/node_modules/tracked.sh', 'claude\n');
    git('init', '-q');
    git('add', '-f', 'ignored-tracked.sh', 'deleted.sh', '.gitignore', 'a');
    rmSync(join(folder, 'deleted.sh'));
    write('new.sh', 'claude\n');
    assert.deepEqual(await found(), ['a/node_modules/tracked.sh:1 run', 'ignored-tracked.sh:1 run', 'new.sh:1 run']);
    assert.deepEqual(await unreadable(), []);
  });

  it('a folder within a repository, with paths of its own', async () => {
    git('init', '-q');
    write('run.sh', 'claude\n');
    write('part/run.sh', 'codex\n');
    const { stdout } = await run(['check', join(folder, 'part'), '--policy', 'p.json', '--format', 'json'], {
      files,
      env,
    });
    assert.deepEqual(
      JSON.parse(stdout).findings.map(({ file }: { file: string }) => file),
      ['run.sh'],
    );
  });

  it('only what changed since a commit', async () => {
    write('old.sh', 'claude\n');
    write('changed.sh', 'ls\n');
    write('.cursor/a.md', '');
    commit();
    git('branch', 'main-then');
    write('changed.sh', 'ls\nclaude\n');
    write('.cursor/b.md', '');
    commit();
    write('new.sh', 'codex\n');
    assert.deepEqual(await found('--since', 'main-then'), ['changed.sh:2 run', 'new.sh:1 run']);
    assert.deepEqual(await found('--since', 'HEAD'), ['new.sh:1 run']);
    const wrong = await check(['--since', 'absent']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /cannot tell what changed since absent/);
    assert.equal((await check(['--since=--output=x'])).code, 2);
  });

  it('exceptions go by the origin', async () => {
    write('run.sh', 'aider\n');
    git('init', '-q');
    assert.deepEqual(await found(), ['run.sh:1 run']);
    git('remote', 'add', 'origin', 'git@github.com:Example/lab.git');
    assert.deepEqual(await found(), []);
  });

  it('a package script is found where it is run, from the folder’s own manifest', async () => {
    write('package.json', '{"scripts":{"ai":"ls"}}');
    write('app/package.json', '{"scripts":{"ai":"codex"}}');
    write('app/deep/run.sh', 'npm run ai\n');
    write('run.sh', 'npm run ai\n');
    assert.deepEqual(await found(), ['app/deep/run.sh:1 run', 'app/package.json:1 run']);
  });

  it('a package script that a pipeline runs is found in the manifest of the whole folder', async () => {
    write('package.json', '{"scripts":{"ai":"codex"}}');
    write('app/package.json', '{"scripts":{"ai":"ls"}}');
    write('app/azure-pipelines.yml', 'steps:\n- script: npm run ai\n');
    write('app/run.sh', 'npm run ai\n');
    assert.deepEqual(await found(), ['app/azure-pipelines.yml:2 run', 'package.json:1 run']);
  });

  it('names with line ends and other oddities', async function () {
    if (!posix) skipTest(this, 'the system has no such names or links');
    git('init', '-q');
    write('a\nb.sh', 'claude\n');
    write('ü ::x.sh', 'claude\n');
    assert.deepEqual(await found(), ['a\nb.sh:1 run', 'ü ::x.sh:1 run']);
    const { stdout } = await check(['--format', 'github']);
    assert.match(stdout, /^::error file=a%0Ab\.sh,/m);
    assert.match(stdout, /^::error file=ü %3A%3Ax\.sh,/m);
    assert.doesNotMatch((await check([])).stdout, /^b\.sh/m);
  });

  it('links: to files as the files, to folders not at all, broken and circular ones told of', async function () {
    if (!posix) skipTest(this, 'the system has no such names or links');
    write('docs/x.md', '');
    write('real/run.sh', 'claude\n');
    link('docs/x.md', 'CLAUDE.md');
    link('real/run.sh', 'run.sh');
    link('docs', '.cursor');
    link('nowhere', 'broken.sh');
    link('circle-b.sh', 'circle-a.sh');
    link('circle-a.sh', 'circle-b.sh');
    link('..', 'real/up');
    link('/etc/passwd', 'outside.sh');
    assert.deepEqual(await found(), ['CLAUDE.md:1 presence', 'real/run.sh:1 run', 'run.sh:1 run']);
    assert.deepEqual(await unreadable(), [
      'broken.sh: it is gone, or a link that leads nowhere',
      'circle-a.sh: it is a link in a circle of links',
      'circle-b.sh: it is a link in a circle of links',
      'outside.sh: it is a link to a file outside of the folder',
    ]);
  });

  it('what cannot be read, each once', async function () {
    if (!posix) skipTest(this, 'the system has no such names or links');
    write('large.sh', `claude\n${'#'.repeat(2 * 1024 * 1024)}`);
    write('binary.sh', 'claude\0');
    write('utf16.ps1', Buffer.from('\uFEFFclaude\n', 'utf16le'));
    write('bad.sh', Buffer.from([0x63, 0xff, 0x0a]));
    write('package.json', '{ "a": ');
    write('.github/workflows/a.yml', 'jobs: [\n');
    write('pyproject.toml', 'a = \n');
    write('Dockerfile', 'nothing\n');
    write('empty/package.json', '');
    write('folder.sh/x', '');
    execFileSync('mkfifo', [join(folder, 'pipe.sh')]);
    write('locked.sh', 'claude\n');
    chmodSync(join(folder, 'locked.sh'), 0);
    const isRoot = process.getuid?.() === 0;
    assert.deepEqual(await found(), [...(isRoot ? ['locked.sh:1 run'] : []), 'utf16.ps1:1 run']);
    const told = await unreadable();
    const wanted = [
      /^\.github\/workflows\/a\.yml: broken YAML/,
      /^Dockerfile: broken Dockerfile/,
      /^bad\.sh: it is not valid UTF-8/,
      /^binary\.sh: it is a binary file/,
      /^large\.sh: skipped: it is larger than 2 MiB/,
      ...(isRoot ? [] : [/^locked\.sh: permission denied/]),
      /^package\.json: broken JSON/,
      /^pipe\.sh: it is not a regular file/,
      /^pyproject\.toml: broken TOML/,
    ];
    assert.equal(told.length, wanted.length, told.join('\n'));
    for (const [index, one] of told.entries()) assert.match(one, wanted[index] ?? /$^/);
  });

  function write(path: string, contents: string | Buffer): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }

  function link(target: string, path: string): void {
    symlinkSync(target, join(folder, path));
  }

  function git(...args: readonly string[]): void {
    execFileSync('git', [...args], { cwd: folder, env, stdio: 'ignore' });
  }

  function commit(): void {
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'x');
  }

  function check(args: readonly string[], environment = env) {
    return run(['check', folder, '--policy', 'p.json', ...args], { files, env: environment });
  }

  async function found(...args: readonly string[]): Promise<readonly string[]> {
    const { stdout, stderr } = await check(['--format', 'json', ...args]);
    assert.equal(stderr, '');
    const { findings } = JSON.parse(stdout) as {
      readonly findings: readonly { file: string; line: number; kind: string }[];
    };
    return findings.map(({ file, line, kind }) => `${file}:${line} ${kind}`);
  }

  async function unreadable(): Promise<readonly string[]> {
    const { stdout } = await check(['--format', 'json']);
    const listed = JSON.parse(stdout) as { readonly unreadable: readonly { file: string; why: string }[] };
    return listed.unreadable.map(({ file, why }) => `${file}: ${why}`);
  }
});
