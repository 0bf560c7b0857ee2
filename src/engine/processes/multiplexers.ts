import type { TerminalRoot } from '../../core/observations';
import type { LinuxRow } from './linux';
import type { Root } from './table';

/**
 * A terminal multiplexer's server leaves the terminal that started it, so that it is nobody's child. It counts as part of a
 * terminal while one of its clients runs there, whoever started it: what it shows is what the person in front of that terminal
 * sees. Client and server are matched by the socket that their words name (`tmux -L work`), and by their user; a server with
 * several clients is counted whole, since only the server knows which window each client shows. A detached one is not looked at.
 */
export function multiplexerServers(
  rows: readonly LinuxRow[],
  below: readonly { readonly row: LinuxRow; readonly terminal: TerminalRoot }[],
  { words, owner }: ProcessDetails,
): readonly Root[] {
  const clients = below.flatMap(({ row, terminal }) => {
    const kind = kinds.find(({ client }) => client.test(row.name));
    return kind === undefined ? [] : [{ kind, row, terminal }];
  });
  if (clients.length === 0) return [];
  return rows.flatMap((server) => {
    const kind = kinds.find((known) => known.server.test(server.name) && known.isServer(words(server.pid)));
    if (kind === undefined) return [];
    const client = clients.find(
      (one) =>
        one.kind === kind &&
        one.row.pid !== server.pid &&
        kind.socket(words(one.row.pid)) === kind.socket(words(server.pid)) &&
        owner(one.row.pid) === owner(server.pid),
    );
    return client === undefined ? [] : [{ pid: server.pid, terminal: client.terminal }];
  });
}

/** What is asked of single processes, since it costs more. */
export interface ProcessDetails {
  readonly words: (pid: number) => readonly string[];
  readonly owner: (pid: number) => number | undefined;
}

interface Kind {
  /** By the kernel's name of the process. */
  readonly client: RegExp;
  readonly server: RegExp;
  readonly isServer: (words: readonly string[]) => boolean;
  /** What tells one server of a user from another. */
  readonly socket: (words: readonly string[]) => string;
}

const kinds: readonly Kind[] = [
  {
    client: /^tmux(?:: client)?$/,
    server: /^tmux: server$/,
    isServer: () => true,
    socket: (words) => optionValue(words, ['-S', '-L']) ?? 'default',
  },
  {
    client: /^screen$/,
    server: /^screen$/i,
    isServer: ([program]) => /^SCREEN$/.test(program ?? ''),
    // A client names its session by number, by name or not at all: a user's servers are not told apart.
    socket: () => '',
  },
  {
    client: /^zellij$/,
    server: /^zellij$/,
    isServer: (words) => words.includes('--server'),
    socket: () => '',
  },
];

/** `-L work` or `-Lwork`, as `name:value`. */
function optionValue(words: readonly string[], options: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const option = options.find((name) => word.startsWith(name));
    if (index > 0 && option !== undefined) return `${option}:${word.slice(option.length) || (words[index + 1] ?? '')}`;
  }
  return undefined;
}
