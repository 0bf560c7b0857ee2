import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkable, type ShimView } from '../../../src/notices/terminal/render';
import { skipTest } from '../../harness/skip';
import { makeScene, removeScene, type Scene, viewOf, whyNoTerminal } from './scene';

/** What a policy's reason may hold, and the lines that it is shown in. Shells are tried on `touch`, which leaves a file behind. */
const hostile: readonly (readonly [name: string, text: string, shown: readonly string[]])[] = [
  ['a quote that ends', "'; touch x; '", ["'; touch x; '"]],
  ['quotes', '\'"\'"\'"\\\'\\\\" x', ['\'"\'"\'"\\\'\\\\" x']],
  ['a substitution', '$(touch x) $((1+1))', ['$ (touch x) $ ((1+1))']],
  ['backticks', '`touch x`', ['`touch x`']],
  ['a variable', '$x "$HOME" $$ $0', ['$x "$HOME" $$ $0']],
  ['formats of printf', '%s %n %d \\033[31m \\c \\n', ['%s %n %d \\033[31m \\c \\n']],
  ['what cmd obeys', '%PATH% !PATH! & touch x | touch x > x ^', ['%PATH% !PATH! & touch x | touch x > x ^']],
  ['new lines', 'one\ntouch x\r\nthree', ['one', 'touch x', 'three']],
  ['escape sequences', 'a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\u0090q\u001b\\e\u0008\u0007', ['abcde']],
  ['a link of its own', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', ['click']],
  ['what turns the direction', 'a\u202eb\u2066c', ['abc']],
  ['the end of a heredoc', 'EOF\n#!/bin/sh\nexit 0', ['EOF', '#!/bin/sh', 'exit 0']],
  ['bytes that dash uses for itself', 'ā、…‘’“”ぁ', ['ā、…‘’“”ぁ']],
  ['Chinese', '该工具存在安全风险，请使用替代工具。', ['该工具存在安全风险，请使用替代工具。']],
  ['patterns', '* ? [a-z] ~ {a,b} <(touch x)', ['* ? [a-z] ~ {a,b} <(touch x)']],
  ['options', '-n -e --help', ['-n -e --help']],
];

describe('hostile texts in a shim', () => {
  for (const [name, text, shown] of hostile) {
    it(`${name}, made plain`, () => deepStrictEqual(reasonIn(viewOf('notify', { reason: text })), shown));
  }

  for (const interpreter of [['dash'], ['bash', '--posix'], ['bash']]) {
    it(`all of them, shown by ${interpreter.join(' ')} and nothing else`, async function () {
      const why = whyNoTerminal();
      if (why !== undefined) skipTest(this, why);
      const body = hostile.flatMap(([, text]) => viewOf('notify', { reason: text }).body);
      const title = hostile.map(([, text]) => viewOf('notify', { reason: text }).body[1]?.text).join(' ');
      await withScene({ ...viewOf('notify'), title: title.slice(0, 70), body }, async (scene) => {
        const outcome = await scene.runOnTerminal({ interpreter, columns: 100, environment: { NO_COLOR: '1' } });
        const lines = outcome.stdout.split('\n');
        const wanted = body.map(({ text, link }) => `│ ${text}${link === undefined ? '' : ` ${link}`}`);
        deepStrictEqual(lines.slice(1, -3), wanted);
        deepStrictEqual(lines.slice(-2), ['real', '']);
        strictEqual(outcome.exit, 7);
        strictEqual(await exists(join(scene.root, 'x')), false);
      });
    });
  }

  for (const enforcement of ['confirm', 'block'] as const) {
    it(`${enforcement}: in the one line without a terminal`, async function () {
      if (process.platform === 'win32') skipTest(this, 'the shims of Windows are others');
      const refusal = hostile.flatMap(([, text]) => reasonIn(viewOf('notify', { reason: text }))).join(' ');
      await withScene({ ...viewOf(enforcement), refusal }, async (scene) => {
        deepStrictEqual(await scene.run(), { stdout: '', stderr: `${refusal}\n`, exit: 126 });
        strictEqual(await exists(join(scene.root, 'x')), false);
      });
    });
  }

  it('a text of a megabyte is cut', async () => {
    const view = viewOf('notify', { reason: `'${'x'.repeat(1_000_000)}` });
    await withScene(view, async ({ shims }) => {
      const { length } = await readFile(join(shims, 'claude'));
      ok(length < 20_000, `${length} bytes`);
    });
  });
});

describe('an address in a shim', () => {
  const rows: readonly (readonly [url: string, shown: string | undefined])[] = [
    ['https://intranet.example/a?b=c&d=%20#e', 'https://intranet.example/a?b=c&d=%20#e'],
    ["https://x.example/'; touch x; '", 'https://x.example/%27;%20touch%20x;%20%27'],
    ['https://x.example/`touch x`', 'https://x.example/%60touch%20x%60'],
    ['https://x.example/$(touch)', undefined],
    ['https://x.example/\u001b\\', 'https://x.example/%1B/'],
    ['https://x.example/\u0007a', 'https://x.example/%07a'],
    ['https://x.example/"<>', 'https://x.example/%22%3C%3E'],
    ['https://例え.example/ü', 'https://xn--r8jz45g.example/%C3%BC'],
    ['http://x.example/', undefined],
    ['javascript:alert(1)', undefined],
    ['not an address', undefined],
    [`https://x.example/${'a'.repeat(2_000)}`, undefined],
  ];
  for (const [url, shown] of rows) it(JSON.stringify(url.slice(0, 40)), () => strictEqual(linkable(url), shown));

  it('left out, its label goes with it', () => {
    const { body, refusal } = viewOf('block', { rationaleUrl: 'javascript:alert(1)' });
    deepStrictEqual(body.at(-1), { text: 'Use Qoder instead.', link: undefined });
    ok(!refusal.includes('Why'), refusal);
  });
});

/** The reason's lines, between the ruling and the alternative. */
function reasonIn({ body }: ShimView): readonly string[] {
  return body.slice(1, -1).map(({ text }) => text);
}

async function withScene(view: ShimView, work: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = await makeScene(view);
  try {
    await work(scene);
  } finally {
    await removeScene(scene);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
