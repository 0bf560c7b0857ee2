import type { ProcessObservation } from '../../core/observations';
import { runProgram } from './run-program';
import { descendantsOf, type ProcessRow, type ProcessSource } from './table';

/** The processes of macOS, from its own `ps`: by its absolute path and with fixed words, so that nothing on PATH takes part. */
export function createMacProcesses(run: typeof runProgram = runProgram): ProcessSource {
  return {
    asksCheaply: false,
    async below(terminals) {
      const listed = await run(ps, ['-axww', '-o', 'pid=,ppid=,lstart=,command='], environment);
      if (listed.outcome === 'failed') return { outcome: 'unreadable', why: `${ps}: ${listed.why}` };
      const roots = terminals.map((terminal) => ({ pid: terminal.pid, terminal }));
      const found = descendantsOf(parsePs(listed.output), roots);
      return { outcome: 'read', processes: found.map(({ row, terminal }) => observe(row, terminal)) };
    },
    async started(pid) {
      const listed = await run(ps, ['-o', 'lstart=', '-p', String(pid)], environment);
      return listed.outcome === 'failed' ? undefined : listed.output.trim() || undefined;
    },
  };
}

const ps = '/bin/ps';

/** `lstart` has the names of days and months in the reader's language otherwise. */
const environment = { LC_ALL: 'C' };

interface MacRow extends ProcessRow {
  readonly command: string;
}

/** Lines of `2301  2299 Sun Nov 22 15:56:01 2026 node /usr/local/bin/claude`. */
export function parsePs(text: string): readonly MacRow[] {
  return text.split('\n').flatMap((line) => {
    const fields = /^\s*(\d+)\s+(\d+)\s+(\w{3}\s+\w{3}\s+\d+ [\d:]{8} \d{4})\s+(.*)$/.exec(line);
    if (fields === null) return [];
    const [, pid, parent, started = '', command = ''] = fields;
    return [{ pid: Number(pid), parent: Number(parent), started, command }];
  });
}

/** `ps` joins the words with spaces, so that one with spaces in it falls apart: the name in front is right all the same. */
function observe(
  { pid, parent, started, command }: MacRow,
  terminal: ProcessObservation['terminal'],
): ProcessObservation {
  return {
    pid,
    parent,
    started,
    startedAt: Date.parse(started),
    executable: undefined,
    words: command.split(/\s+/),
    workingDirectory: undefined,
    terminal,
  };
}
