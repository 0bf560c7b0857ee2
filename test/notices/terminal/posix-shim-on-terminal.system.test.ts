import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { skipTest } from '../../harness/skip';
import { makeScene, removeScene, type Scene, type TerminalRun, viewOf, whyNoTerminal } from './scene';

const plain = { NO_COLOR: '1' };
const head = `┌ AI tool policy · Example Group
│ Claude Code is banned since 10 July 2026.
│ Alleged backdoor risk; see the security notice.
`;
const link = 'https://intranet.example/ai-tools/claude-code';
const box = `${head}│ Use Qoder instead. Why: ${link}
└ `;

describe('a shim on a terminal', () => {
  before(function () {
    const why = whyNoTerminal();
    if (why !== undefined) skipTest(this, why);
  });
  let scene: Scene | undefined;
  afterEach(() => removeScene(scene));
  const make = async (...parts: Parameters<typeof makeScene>): Promise<Scene> => {
    scene = await makeScene(...parts);
    return scene;
  };
  const said = async ({ shims }: Scene): Promise<string | undefined> =>
    (await readFile(join(shims, '.told', 'claude'), 'utf8')).split('\n')[1];

  for (const interpreter of [undefined, ['dash'], ['bash', '--posix']]) {
    const reader = interpreter?.join(' ') ?? 'the system';
    const read = interpreter === undefined ? {} : { interpreter };

    it(`read by ${reader}: notify tells and goes on`, async () => {
      const made = await make(viewOf('notify'));
      const { stdout, exit } = await made.runOnTerminal({ ...read, arguments: ['a b'], environment: plain });
      deepStrictEqual([stdout, exit], [`${box}Continuing in this terminal is your decision.\nreal<a b>\n`, 7]);
      strictEqual(await said(made), 'told');
    });

    it(`read by ${reader}: block tells and stops`, async () => {
      const made = await make(viewOf('block'));
      const { stdout, exit } = await made.runOnTerminal({ ...read, environment: plain });
      deepStrictEqual([stdout, exit], [`${box}It was not started (exit code 126).\n`, 126]);
      strictEqual(await said(made), 'told');
    });
  }

  const answers: readonly (readonly [answer: string, runs: boolean])[] = [
    ['y\n', true],
    ['YES\n', true],
    [' y \n', true],
    ['\n', false],
    ['yep\n', false],
    ['$(touch x)\n', false],
    ['\u0004', false],
  ];
  for (const [answer, runs] of answers) {
    it(`confirm, answered with ${JSON.stringify(answer)}: ${runs ? 'runs' : 'does not run'}`, async () => {
      const made = await make(viewOf('confirm'));
      const { stdout, exit } = await made.runOnTerminal({ answer, environment: plain });
      ok(stdout.startsWith(`${box}Run it anyway? [y/N] `), stdout);
      strictEqual(exit, runs ? 7 : 126);
      match(stdout, runs ? /real\n$/ : / {2}It was not started \(exit code 126\)\.\n$/);
      strictEqual(await said(made), runs ? 'agreed' : 'told');
    });
  }

  it('confirm never reads standard input', async () => {
    const { runOnTerminal, root } = await make(viewOf('confirm'), '/bin/cat');
    await writeFile(join(root, 'input'), 'y\ny\n');
    const outcome = await runOnTerminal({ redirections: '<input', answer: 'n\n', environment: plain });
    strictEqual(outcome.exit, 126);
    ok(!outcome.stdout.includes('y\ny'), outcome.stdout);
  });

  it('confirm, interrupted: nothing runs', async () => {
    const { runOnTerminal } = await make(viewOf('confirm'));
    const { stdout, exit } = await runOnTerminal({ answer: '\u0003', environment: plain });
    ok(exit !== 0 && exit !== 7 && !stdout.includes('real'), `${exit} ${stdout}`);
  });

  const elsewhere: readonly (readonly ['notify' | 'confirm' | 'block', redirections: string, shows: boolean])[] = [
    ['notify', '2>/dev/null', false],
    ['notify', '>/dev/null', true],
    ['notify', '<&- >/dev/null', true],
    ['confirm', '>/dev/null 2>/dev/null', true],
    ['block', '2>/dev/null', true],
  ];
  for (const [enforcement, redirections, shows] of elsewhere) {
    it(`${enforcement} with ${redirections} ${shows ? 'is seen' : 'is silent'}`, async () => {
      const made = await make(viewOf(enforcement));
      const answer = enforcement === 'confirm' ? 'n\n' : undefined;
      const outcome = await made.runOnTerminal({ redirections, environment: plain, ...(answer && { answer }) });
      strictEqual(outcome.stdout.includes(head), shows, outcome.stdout);
      strictEqual(await said(made), shows ? 'told' : 'silent');
    });
  }

  it('no stream on a terminal: nothing is shown there', async () => {
    const made = await make(viewOf('notify'));
    strictEqual((await made.runOnTerminal({ redirections: '</dev/null 2>&1 | cat' })).stdout, 'real\n');
  });

  const looks: readonly (readonly [name: string, run: TerminalRun, expected: string])[] = [
    [
      'in colour, with a link',
      {},
      `\u001b[31m┌ \u001b[0m\u001b[1mAI tool policy · Example Group\u001b[0m
\u001b[31m│ \u001b[0mClaude Code is banned since 10 July 2026.\u001b[0m
\u001b[31m│ \u001b[0mAlleged backdoor risk; see the security notice.\u001b[0m
\u001b[31m│ \u001b[0mUse Qoder instead. Why: \u001b]8;;${link}\u001b\\${link}\u001b]8;;\u001b\\\u001b[0m
\u001b[31m└ \u001b[0mContinuing in this terminal is your decision.\u001b[0m
`,
    ],
    ['with NO_COLOR', { environment: plain }, `${box}Continuing in this terminal is your decision.\n`],
    ['on a dumb terminal', { environment: { TERM: 'dumb' } }, `${box}Continuing in this terminal is your decision.\n`],
    [
      '40 columns wide',
      { columns: 40, environment: plain },
      `┌ AI tool policy · Example Group
│ Claude Code is banned since 10 July
│ 2026.
│ Alleged backdoor risk; see the
│ security notice.
│ Use Qoder instead. Why:
│ ${link}
└ Continuing in this terminal is your
  decision.
`,
    ],
    [
      'in the C locale',
      { environment: { ...plain, LANG: 'C' } },
      `+ AI tool policy - Example Group
| Claude Code is banned since 10 July 2026.
| Alleged backdoor risk; see the security notice.
| Use Qoder instead. Why: ${link}
+ Continuing in this terminal is your decision.
`,
    ],
  ];
  for (const [name, run, expected] of looks) {
    it(name, async () => {
      const { runOnTerminal } = await make(viewOf('notify'));
      strictEqual((await runOnTerminal(run)).stdout, `${expected}real\n`);
    });
  }

  const locales: readonly (readonly [environment: Record<string, string>, utf8: boolean])[] = [
    [{ LANG: 'de_DE.utf8' }, true],
    [{ LANG: 'de_DE' }, false],
    [{ LANG: 'C', LC_CTYPE: 'C.UTF-8' }, true],
    [{ LANG: 'C.UTF-8', LC_CTYPE: 'C.UTF-8', LC_ALL: 'C' }, false],
  ];
  for (const [environment, utf8] of locales) {
    it(`${JSON.stringify(environment)}: ${utf8 ? 'UTF-8' : 'ASCII'}`, async () => {
      const { runOnTerminal } = await make(viewOf('notify'));
      const { stdout } = await runOnTerminal({ environment: { ...plain, ...environment } });
      ok(stdout.startsWith(utf8 ? '┌ ' : '+ '), stdout);
    });
  }

  it('one notice for a wrapper of somebody else’s that comes back', async () => {
    for (const start of ['exec ', '']) {
      const { runOnTerminal, root, shims, programs } = await make(viewOf('notify'));
      const wrapper = join(root, 'wrapper');
      await mkdir(wrapper);
      // As version managers do: with the PATH behind themselves.
      const text = `#!/bin/sh\nPATH='${shims}:${programs}:/usr/bin:/bin'\n${start}claude "$@"\n`;
      await writeFile(join(wrapper, 'claude'), text, { mode: 0o755 });
      const { stdout } = await runOnTerminal({ path: [shims, wrapper, programs], environment: plain });
      strictEqual(stdout, `${box}Continuing in this terminal is your decision.\nreal\n`);
      await removeScene(scene);
    }
  });

  it('one question for a wrapper that comes back', async () => {
    const { runOnTerminal, root, shims, programs } = await make(viewOf('confirm'));
    const wrapper = join(root, 'wrapper');
    await mkdir(wrapper);
    await writeFile(join(wrapper, 'claude'), '#!/bin/sh\nexec claude "$@"\n', { mode: 0o755 });
    const options = { path: [shims, wrapper, programs], environment: plain, answer: 'y\n' };
    const { stdout, exit } = await runOnTerminal(options);
    deepStrictEqual([stdout.split('Run it anyway?').length, exit], [2, 7]);
  });
});
