import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { shimSet } from '../../../src/notices/terminal/shim-set';
import { windowsShim, windowsTexts } from '../../../src/notices/terminal/windows-shim';
import { skipTest } from '../../harness/skip';
import { viewOf } from './scene';

const files = (reason: string, terminal: 'notify' | 'confirm' | 'block' = 'notify'): Readonly<Record<string, string>> =>
  Object.fromEntries(shimSet([viewOf(terminal, { reason })], 'win32').files.map(({ path, text }) => [path, text]));

describe('a shim for Windows', () => {
  it('is run', function () {
    skipTest(this, 'there is no cmd.exe here: only its text is looked at');
  });

  it('comes in the forms that cmd, PowerShell and Git Bash find', () => {
    deepStrictEqual(Object.keys(files('x')), [
      'claude',
      'claude.cmd',
      '.texts/claude.mode.txt',
      '.texts/claude.box.txt',
      '.texts/claude.declined.txt',
      '.texts/claude.refusal.txt',
      '.texts/claude.missing.txt',
    ]);
  });

  it('holds no text of a policy', () => {
    for (const reason of ['%PATH%', '& calc', '" & calc & "', '^', '!x!', ')', '\r\ncalc', '`calc`', '$(calc)']) {
      strictEqual(files(reason)['claude.cmd'], windowsShim('claude'));
    }
  });

  it('is the same for every enforcement, so that it is never changed while it runs', () => {
    deepStrictEqual(
      new Set((['notify', 'confirm', 'block'] as const).map((one) => files('x', one)['claude.cmd'])).size,
      1,
    );
    strictEqual(files('x', 'block')['.texts/claude.mode.txt'], 'block\r\n');
  });

  it('lines end as cmd needs them to find its labels', () => {
    const lines = windowsShim('claude').split('\r\n');
    ok(lines.every((line) => !line.includes('\n')));
    const labels = lines.filter((line) => line.startsWith(':')).map((line) => line.slice(1));
    const wanted = lines.flatMap((line) => /(?:goto |call :)(\w+)/.exec(line)?.[1] ?? []);
    deepStrictEqual([...new Set(wanted)].toSorted(), labels.toSorted());
  });

  it('starts the program last, with nothing behind its arguments', () => {
    match(windowsShim('claude'), /\r\nendlocal & "%AITP_FOUND%" %\*\r\nexit \/b\r\n/);
  });

  it('the box, and the question on its last line', () => {
    strictEqual(
      windowsTexts(
        viewOf('confirm', {
          reason: 'It goes on for more columns than there are in the window, so that it has to be broken.',
        }),
      )['box.txt'],
      [
        '┌ AI tool policy · Example Group',
        '│ Claude Code is banned since 10 July 2026.',
        '│ It goes on for more columns than there are in the window, so that it has to',
        '│ be broken.',
        '│ Use Qoder instead. Why: https://intranet.example/ai-tools/claude-code',
        '└ Run it anyway? [y/N] ',
      ].join('\r\n'),
    );
  });
});
