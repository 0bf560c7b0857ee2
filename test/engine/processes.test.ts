import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessObservation } from '../../src/core/observations';
import { createProcesses } from '../../src/engine/processes';
import { createLinuxProcesses, parseStat } from '../../src/engine/processes/linux';
import { createMacProcesses } from '../../src/engine/processes/macos';
import { createWindowsProcesses, splitCommandLine } from '../../src/engine/processes/windows';
import { skipTest } from '../harness/skip';

const done = (output: string) => async () => ({ outcome: 'done', output }) as const;

describe('process lists', () => {
  const terminal = { pid: 100, terminalName: 'sh' };
  const other = { pid: 200, terminalName: 'zsh' };

  describe('of Linux', () => {
    let proc: string;
    before(() => {
      proc = mkdtempSync(join(tmpdir(), 'processes-'));
      const add = (pid: number, parent: number, name: string, words: readonly string[], session = pid, tty = 34816) => {
        mkdirSync(join(proc, String(pid)));
        const stat = `${pid} (${name}) S ${parent} ${pid} ${session} ${tty} ${'0 '.repeat(14)}${1000 + pid} 0`;
        writeFileSync(join(proc, String(pid), 'stat'), stat);
        writeFileSync(join(proc, String(pid), 'cmdline'), words.map((word) => `${word}\0`).join(''));
        symlinkSync(`/bin/${words[0]?.replace(/\0+$/, '')}`, join(proc, String(pid), 'exe'));
        symlinkSync('/work', join(proc, String(pid), 'cwd'));
      };
      add(1, 0, 'init', ['init']);
      add(process.pid, 1, 'node', ['node'], 1);
      add(100, 90, 'sh', ['sh']);
      add(101, 100, 'a ) b (', ['node', '/x y/cli.js', ''], 100);
      add(102, 100, 'tmux: client', ['tmux', '-L', 'work'], 100);
      add(103, 101, 'claude', ['claude\0\0\0'], 100);
      add(200, 90, 'zsh', ['zsh']);
      add(300, 1, 'tmux: server', ['tmux', '-Lwork', 'new'], 300, 0);
      add(301, 300, 'sh', ['sh'], 301);
      add(302, 301, 'codex', ['codex'], 301);
      add(310, 1, 'tmux: server', ['tmux', 'new'], 310, 0);
      add(311, 310, 'gemini', ['gemini'], 311);
      add(400, 1, 'elsewhere', ['elsewhere'], 400, 0);
      mkdirSync(join(proc, '500'));
      writeFileSync(join(proc, '500', 'stat'), `500 (gone) Z 100 ${'0 '.repeat(30)}`);
    });
    after(() => rmSync(proc, { recursive: true }));

    it('has what a terminal started, and what a multiplexer shows there', async () => {
      const list = await below(
        createLinuxProcesses(proc).below([terminal, other, { pid: 400, terminalName: 'remote' }]),
      );
      assert.deepEqual(short(list), [
        'sh 100 sh',
        'sh 101 node /x y/cli.js',
        'sh 102 tmux -L work',
        'sh 103 claude',
        'zsh 200 zsh',
        'sh 300 tmux -Lwork new',
        'sh 301 sh',
        'sh 302 codex',
      ]);
      assert.deepEqual(
        [list[1]?.executable, list[1]?.workingDirectory, list[1]?.started],
        ['/bin/node', '/work', '1101'],
      );
    });

    it('knows when a process started', async () => {
      const source = createLinuxProcesses(proc);
      assert.equal(await source.started(103), '1103');
      assert.equal(await source.started(99), undefined);
    });

    it('says why it cannot be read', async () => {
      const list = await createLinuxProcesses(join(proc, 'nowhere')).below([terminal]);
      assert.match(list.outcome === 'unreadable' ? list.why : '', /nowhere.*ENOENT/);
    });

    it('a line that is none is none', () => {
      assert.equal(parseStat(''), undefined);
      assert.equal(parseStat('7 (x) S'), undefined);
    });
  });

  it('of macOS', async () => {
    const source = createMacProcesses(
      done(`    1     0 Sun Nov 22 10:00:00 2026 /sbin/launchd
  100    90 Sun Nov 22 15:56:01 2026 -zsh
  101   100 Sun Nov  1 15:56:02 2026 node /opt/homebrew/bin/claude -p x
  102     1 Sun Nov 22 15:56:02 2026 claude
`),
    );
    const list = await below(source.below([terminal]));
    assert.deepEqual(short(list), ['sh 100 -zsh', 'sh 101 node /opt/homebrew/bin/claude -p x']);
    assert.equal(list[1]?.startedAt, Date.parse('2026-11-01T15:56:02'));
    const failing = createMacProcesses(async () => ({ outcome: 'failed', why: 'ENOENT' }));
    assert.deepEqual(await failing.below([terminal]), { outcome: 'unreadable', why: '/bin/ps: ENOENT' });
  });

  it('of Windows', async () => {
    const row = (pid: number, parent: number, command: string, started: string) => ({
      ProcessId: pid,
      ParentProcessId: parent,
      ExecutablePath: null,
      CommandLine: command,
      Started: `2026-11-22T15:56:${started}.0000000Z`,
    });
    const rows = [
      row(100, 90, 'pwsh', '01'),
      row(101, 100, '"C:\\Program Files\\nodejs\\node.exe" "C:\\x y\\cli.js" -p "a \\"b\\""', '02'),
      row(102, 100, 'older than its parent', '00'),
    ];
    const list = await below(createWindowsProcesses(done(JSON.stringify(rows))).below([terminal]));
    assert.deepEqual(
      list.map(({ words }) => words),
      [['pwsh'], ['C:\\Program Files\\nodejs\\node.exe', 'C:\\x y\\cli.js', '-p', 'a "b"']],
    );
    assert.equal(list[0]?.startedAt, Date.parse('2026-11-22T15:56:01Z'));
    const one = createWindowsProcesses(done(JSON.stringify(rows[0])));
    assert.equal(await one.started(100), '2026-11-22T15:56:01.0000000Z');
    const wrong = createWindowsProcesses(done('Get-CimInstance : Access denied'));
    assert.deepEqual(await wrong.below([terminal]), { outcome: 'unreadable', why: 'powershell: not JSON' });
  });

  it('Windows’ words', () => {
    assert.deepEqual(splitCommandLine('a "b c"d  e\\f "g\\\\" "" \\"h'), ['a', 'b cd', 'e\\f', 'g\\', '', '"h']);
  });
});

describe('interrupting a process', () => {
  let child: ChildProcess;
  before(function () {
    if (process.platform === 'win32') skipTest(this, 'there is no /proc on Windows');
    child = spawn('sleep', ['60']);
  });
  after(() => child?.kill('SIGKILL'));

  it('not one that has been given its number since; then the one that is meant', async () => {
    const processes = createProcesses();
    const pid = child.pid ?? 0;
    assert.equal(await processes.interrupt({ pid, started: 'at another time' }), 'gone');
    assert.equal(child.signalCode, null);
    const started = await createLinuxProcesses().started(pid);
    const identity = { pid, started: started ?? '' };
    if (process.platform === 'linux') {
      assert.equal(await processes.isRunning(identity), true);
      const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
      assert.equal(await processes.interrupt(identity), 'interrupted');
      assert.equal(await ended, 'SIGINT');
      assert.equal(await processes.isRunning(identity), false);
    }
  });
});

async function below(asked: ReturnType<ReturnType<typeof createLinuxProcesses>['below']>) {
  const list = await asked;
  if (list.outcome === 'unreadable') throw new Error(list.why);
  return list.processes;
}

function short(list: readonly ProcessObservation[]): readonly string[] {
  return list.map(({ terminal, pid, words }) => `${terminal.terminalName} ${pid} ${words.join(' ')}`);
}
