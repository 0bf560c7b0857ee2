import { join } from 'node:path';
import type { ProcessObservation } from '../../core/observations';
import { runProgram } from './run-program';
import { descendantsOf, type ProcessRow, type ProcessSource } from './table';

/** The processes of Windows, from CIM through the system's own PowerShell: by its absolute path, with a fixed text. */
export function createWindowsProcesses(run: typeof runProgram = runProgram): ProcessSource {
  const ask = (filter: string) => run(powershell(), ['-NoProfile', '-NonInteractive', '-Command', query(filter)]);
  return {
    asksCheaply: false,
    async below(terminals) {
      const listed = await ask('');
      if (listed.outcome === 'failed') return { outcome: 'unreadable', why: `powershell: ${listed.why}` };
      const rows = parseCim(listed.output);
      if (rows === undefined) return { outcome: 'unreadable', why: 'powershell: not JSON' };
      const roots = terminals.map((terminal) => ({ pid: terminal.pid, terminal }));
      // Windows gives numbers of ended processes to new ones, and leaves a child with its parent's number.
      const born = new Map(rows.map((row) => [row.pid, row.started]));
      const own = rows.filter(({ parent, started }) => (born.get(parent) ?? '') <= started);
      const found = descendantsOf(own, roots);
      return { outcome: 'read', processes: found.map(({ row, terminal }) => observe(row, terminal)) };
    },
    async started(pid) {
      const listed = await ask(` -Filter 'ProcessId=${Math.trunc(pid)}'`);
      return listed.outcome === 'failed' ? undefined : parseCim(listed.output)?.[0]?.started;
    },
  };
}

/** Windows PowerShell is part of every Windows; `pwsh` is not. */
function powershell(): string {
  const root = process.env['SystemRoot'] ?? 'C:\\Windows';
  return join(root, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
}

/** https://learn.microsoft.com/windows/win32/cimwin32prov/win32-process */
function query(filter: string): string {
  return [
    '[Console]::OutputEncoding = [Text.Encoding]::UTF8;',
    `Get-CimInstance Win32_Process${filter} |`,
    'Select-Object ProcessId, ParentProcessId, ExecutablePath, CommandLine,',
    "@{ Name = 'Started'; Expression = { if ($_.CreationDate) { $_.CreationDate.ToUniversalTime().ToString('o') } } } |",
    'ConvertTo-Json -Compress',
  ].join(' ');
}

interface WindowsRow extends ProcessRow {
  readonly executable: string | undefined;
  readonly command: string;
}

/** One object, or a list of them; undefined where it is neither. */
export function parseCim(text: string): readonly WindowsRow[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').trim() || '[]');
  } catch {
    return undefined;
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const fields = entry as Readonly<Record<string, unknown>>;
    const { ProcessId: pid, ParentProcessId: parent, Started: started } = fields;
    const { ExecutablePath: executable, CommandLine: command } = fields;
    if (typeof pid !== 'number' || typeof parent !== 'number') return [];
    return [
      {
        pid,
        parent,
        started: typeof started === 'string' ? started : '',
        executable: typeof executable === 'string' ? executable : undefined,
        command: typeof command === 'string' ? command : '',
      },
    ];
  });
}

/** A command line cut as programs cut it: https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
export function splitCommandLine(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let inQuotes = false;
  for (const [part, backslashes = '', quote = '', space = ''] of text.matchAll(/(\\*)(")|\\+|([ \t]+)|[^\\" \t]+/g)) {
    if (quote !== '') {
      word = (word ?? '') + '\\'.repeat(Math.floor(backslashes.length / 2));
      if (backslashes.length % 2 === 1) word += '"';
      else inQuotes = !inQuotes;
    } else if (space !== '' && !inQuotes) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + part;
  }
  return word === undefined ? words : [...words, word];
}

function observe(row: WindowsRow, terminal: ProcessObservation['terminal']): ProcessObservation {
  const { pid, parent, started, executable, command } = row;
  const startedAt = Date.parse(started);
  return {
    pid,
    parent,
    started,
    startedAt: Number.isNaN(startedAt) ? 0 : startedAt,
    executable,
    words: splitCommandLine(command),
    workingDirectory: undefined,
    terminal,
  };
}
