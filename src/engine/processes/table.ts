import type { ProcessObservation, TerminalRoot } from '../../core/observations';

/** What is known of every process before any is looked at closely. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** The system's own writing of when it started. */
  readonly started: string;
}

export type ProcessList =
  | { readonly outcome: 'read'; readonly processes: readonly ProcessObservation[] }
  | { readonly outcome: 'unreadable'; readonly why: string };

/** The processes of one operating system. */
export interface ProcessSource {
  /** Whether asking about one process starts no program. */
  readonly asksCheaply: boolean;
  /** The terminals' first processes and all below them. */
  below(terminals: readonly TerminalRoot[]): Promise<ProcessList>;
  /** When a process started, in the system's own writing; undefined where there is none of that number. */
  started(pid: number): Promise<string | undefined>;
}

/** Where to begin: a terminal's first process, or what shows its windows there. */
export interface Root {
  readonly pid: number;
  readonly terminal: TerminalRoot;
}

/** Every process that the roots started, by themselves or through others, the roots among them; each given to the first root that has it. */
export function descendantsOf<Row extends ProcessRow>(
  rows: readonly Row[],
  roots: readonly Root[],
): readonly { readonly row: Row; readonly terminal: TerminalRoot }[] {
  const children = new Map<number, Row[]>();
  const byPid = new Map<number, Row>();
  for (const row of rows) {
    byPid.set(row.pid, row);
    const siblings = children.get(row.parent);
    if (siblings === undefined) children.set(row.parent, [row]);
    else siblings.push(row);
  }
  const seen = new Set<number>();
  return roots.flatMap(({ pid, terminal }) => {
    const found: { row: Row; terminal: TerminalRoot }[] = [];
    const root = byPid.get(pid);
    const open = root === undefined ? [] : [root];
    for (let row = open.shift(); row !== undefined; row = open.shift()) {
      if (seen.has(row.pid)) continue;
      seen.add(row.pid);
      found.push({ row, terminal });
      open.push(...(children.get(row.pid) ?? []));
    }
    return found;
  });
}
