import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { skipTest } from '../../harness/skip';
import { echoing, findProgram, makeScene, type Run, removeScene, type Scene, systemPath, viewOf } from './scene';

/** Who may read a shim, with its options, and who may start one. */
const interpreters: readonly (readonly [name: string, needs: string, options: readonly string[] | undefined])[] = [
  ['the system', 'sh', undefined],
  ['sh', 'sh', []],
  ['dash', 'dash', []],
  ['bash', 'bash', []],
  ['bash as sh', 'bash', ['--posix']],
  ['busybox', 'busybox', ['sh']],
];
const shells: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['bash', ['bash', '-c', 'claude "$@"', 'bash']],
  ['dash', ['dash', '-c', 'claude "$@"', 'dash']],
  ['zsh', ['zsh', '-fc', 'claude "$@"', 'zsh']],
  ['fish', ['fish', '--no-config', '-c', 'claude $argv']],
  ['pwsh', ['pwsh', '-NoProfile', '-Command', 'claude @args; exit $LASTEXITCODE']],
];
const awkward = ['a b', '*', '', "it's", '"q"', '$HOME `id`', 'two\nlines', '-n', '--', '\\', 'é中'];
const inBrackets = `real${awkward.map((one) => `<${one}>`).join('')}\n`;

describe('a shim without a terminal', () => {
  before(function () {
    if (process.platform === 'win32') skipTest(this, 'the shims of Windows are others');
  });
  let scene: Scene | undefined;
  afterEach(() => removeScene(scene));
  const make = async (...parts: Parameters<typeof makeScene>): Promise<Scene> => {
    scene = await makeScene(...parts);
    return scene;
  };

  for (const [name, needs, interpreter] of interpreters) {
    it(`read by ${name}: arguments and exit code are the program’s, and nothing is said`, async function () {
      const program = findProgram(needs);
      if (program === undefined) skipTest(this, `there is no ${needs}`);
      const { run } = await make(viewOf('notify'));
      const command = interpreter && { interpreter: [program, ...interpreter] };
      const outcome = await run({ arguments: awkward, ...command });
      deepStrictEqual(outcome, { stdout: inBrackets, stderr: '', exit: 7 });
    });
  }
  for (const [name, command] of shells) {
    it(`started by ${name}: the shim runs, then the program`, async function () {
      if (findProgram(name) === undefined) skipTest(this, `there is no ${name}`);
      const { run, shims } = await make(viewOf('notify'));
      // `env` finds the shell; the shim's own path, which `run` appends, is the first argument.
      const outcome = await run({ interpreter: ['env', ...command], arguments: awkward });
      deepStrictEqual(outcome, { stdout: inBrackets.replace('real', `real<${shims}/claude>`), stderr: '', exit: 7 });
      match(await readFile(join(shims, '.told', 'claude'), 'utf8'), /\nsilent\n/);
    });
  }

  const refusals: readonly (readonly ['confirm' | 'block', string])[] = [
    ['confirm', 'It was not started, since there is no terminal to ask in (exit code 126).'],
    ['block', 'It was not started (exit code 126).'],
  ];
  for (const [enforcement, why] of refusals) {
    it(`${enforcement} is one line on the error output, and 126`, async () => {
      const { run } = await make(viewOf(enforcement));
      deepStrictEqual(await run({ input: 'y\n' }), {
        stdout: '',
        stderr: `AI tool policy · Example Group: Claude Code is banned since 10 July 2026. ${why} Why: https://intranet.example/ai-tools/claude-code\n`,
        exit: 126,
      });
    });
  }

  for (const enforcement of ['notify', 'confirm', 'block'] as const) {
    it(`${enforcement} without a program behind it says so, and 127`, async () => {
      const { run } = await make(viewOf(enforcement), undefined);
      const outcome = await run({ path: [scene?.shims ?? ''] });
      deepStrictEqual(outcome, {
        stdout: '',
        stderr:
          'claude: no such program is on the PATH. (AI tool policy · Example Group: Claude Code is banned since 10 July 2026.)\n',
        exit: 127,
      });
    });
  }

  it('standard input is the program’s alone', async () => {
    const { run } = await make(viewOf('notify'), '/bin/cat');
    strictEqual((await run({ input: 'a\nb' })).stdout, 'a\nb');
  });

  // Without `_`, in which each shell says what it likes.
  it('the environment is as without a shim', async function () {
    if (findProgram('bash') === undefined) skipTest(this, 'only bash keeps what is no shell variable');
    const { run, programs } = await make(viewOf('notify'), '/usr/bin/env');
    const environment = {
      name: 'mine',
      SHLVL: '3',
      BASH_ENV: '/nowhere/one',
      ENV: '/nowhere/two',
      CDPATH: '/nowhere',
      'BASH_FUNC_printf%%': '() {  echo stolen\n}',
      'npm_config_//registry.example/:_authToken': 'x',
      'a.b': 'c',
      EMPTY: '',
      TEXT: 'two\nlines',
      OLDPWD: '/tmp',
    };
    const through = await run({ environment });
    const expected = {
      PATH: [scene?.shims, programs, ...systemPath].join(':'),
      HOME: scene?.root,
      PWD: scene?.root,
      LANG: 'C.UTF-8',
      ...environment,
    };
    const lines = Object.entries(expected).map(([name, value]) => `${name}=${value}`);
    deepStrictEqual(through.stdout.trimEnd().split('\n').toSorted(), lines.join('\n').split('\n').toSorted());
    strictEqual(through.stderr, '');
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`${signal} reaches the program`, async () => {
      const program = "#!/bin/sh\ntrap 'exit 43' INT TERM HUP\necho ready\nwhile :; do sleep 0.05; done\n";
      const { run } = await make(viewOf('notify'), program);
      const outcome = await run({
        started: (child) => child.stdout?.once('data', () => child.kill(signal)),
      });
      deepStrictEqual(outcome, { stdout: 'ready\n', stderr: '', exit: 43 });
    });
  }

  it('a program ended by a signal is seen to be', async () => {
    const { run } = await make(viewOf('notify'), '#!/bin/sh\nkill -TERM $$\n');
    strictEqual((await run()).exit, 'SIGTERM');
  });

  const finds: readonly (readonly [name: string, path: (scene: Scene) => readonly string[], extra?: Run])[] = [
    ['in the next folder', ({ shims, programs }) => [shims, programs]],
    ['behind the same shims again', ({ shims, programs }) => [shims, shims, programs]],
    ['where the folder has a final slash', ({ shims, programs }) => [`${shims}/`, `${programs}/`]],
    ['in the current folder, by an empty entry', ({ shims }) => [shims, ''], { folder: 'programs' }],
    ['by a relative entry', ({ shims }) => [shims, 'programs']],
    ['in front of the shims', ({ shims, programs }) => [programs, shims]],
    ['behind a folder of that name', ({ shims, programs, root }) => [shims, join(root, 'decoys'), programs]],
    ['behind a file that may not be run', ({ shims, programs, root }) => [shims, join(root, 'plain'), programs]],
  ];
  for (const [name, path, extra] of finds) {
    it(`the program is found ${name}`, async () => {
      const { run, root, ...rest } = await make(viewOf('notify'));
      await mkdir(join(root, 'decoys', 'claude'), { recursive: true });
      await mkdir(join(root, 'plain'));
      await writeFile(join(root, 'plain', 'claude'), 'not a program', { mode: 0o644 });
      const folder = extra?.folder === undefined ? root : join(root, extra.folder);
      const outcome = await run({ path: path({ run, root, ...rest }), folder });
      deepStrictEqual(outcome, { stdout: 'real\n', stderr: '', exit: 7 });
    });
  }

  it('shims of two editors do not call each other', async () => {
    const other = await makeScene(viewOf('notify', { reason: 'another editor' }));
    try {
      const { run, shims, programs } = await make(viewOf('notify'));
      const outcome = await run({ path: [shims, other.shims, shims, programs] });
      deepStrictEqual(outcome, { stdout: 'real\n', stderr: '', exit: 7 });
    } finally {
      await removeScene(other);
    }
  });

  it('a wrapper that comes back to the shim is passed over', async () => {
    const { run, shims, programs, root } = await make(viewOf('notify'));
    const wrapper = join(root, 'wrapper');
    await mkdir(wrapper);
    await writeFile(join(wrapper, 'claude'), '#!/bin/sh\nexec claude wrapped "$@"\n', { mode: 0o755 });
    const outcome = await run({ path: [shims, wrapper, programs], arguments: ['x'] });
    deepStrictEqual(outcome, { stdout: 'real<wrapped><x>\n', stderr: '', exit: 7 });
  });

  it('a link to the shim in another folder is no program', async () => {
    const { run, shims, programs, root } = await make(viewOf('notify'));
    const links = join(root, 'links');
    await mkdir(links);
    await symlink(join(shims, 'claude'), join(links, 'claude'));
    const outcome = await run({ path: [shims, links, programs] });
    deepStrictEqual(outcome, { stdout: 'real\n', stderr: '', exit: 7 });
  });

  it('what is noted of a run holds no argument', async () => {
    const { run, shims, programs } = await make(viewOf('notify'), echoing);
    await run({ arguments: ['secret'] });
    const [processId, said, program, ...rest] = (await readFile(join(shims, '.told', 'claude'), 'utf8')).split('\n');
    match(processId ?? '', /^\d+$/);
    deepStrictEqual([said, program, rest], ['silent', join(programs, 'claude'), ['']]);
  });
});
