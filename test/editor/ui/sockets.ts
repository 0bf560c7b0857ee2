import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** One end of a connection, as Linux lists it. */
export interface Socket {
  readonly protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6';
  /** `address:port`; both zero where it only listens or waits. */
  readonly remote: string;
  readonly local: string;
}

/** The internet sockets that a process holds open now: its descriptors, looked up in the system's tables. Linux. */
export function socketsOf(pid: number): readonly Socket[] {
  const inodes = new Set(descriptorsOf(pid));
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((protocol) =>
    tableOf(pid, protocol)
      .filter(({ inode }) => inodes.has(inode))
      .map(({ local, remote }) => ({ protocol, local, remote })),
  );
}

function descriptorsOf(pid: number): readonly string[] {
  return readable(() => readdirSync(`/proc/${pid}/fd`), []).flatMap((name) => {
    const target = readable(() => readlinkSync(`/proc/${pid}/fd/${name}`), '');
    return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [];
  });
}

/** https://docs.kernel.org/networking/proc_net_tcp.html */
function tableOf(pid: number, protocol: string): readonly { local: string; remote: string; inode: string }[] {
  const text = readable(() => readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8'), '');
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const fields = line.trim().split(/\s+/);
      const [, local, remote] = fields;
      const inode = fields[9];
      if (local === undefined || remote === undefined || inode === undefined) return [];
      return [{ local: addressOf(local), remote: addressOf(remote), inode }];
    });
}

/** `0100007F:1F90` → `127.0.0.1:8080`; the bytes of each word of four stand backwards. */
function addressOf(hexadecimal: string): string {
  const [host = '', port = ''] = hexadecimal.split(':');
  const bytes = (host.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  const isFour = bytes.length === 4 || /^0{20}ffff/i.test(bytes.join(''));
  const address = isFour
    ? bytes
        .slice(-4)
        .map((byte) => Number.parseInt(byte, 16))
        .join('.')
    : bytes.join('').toLowerCase();
  return `${address}:${Number.parseInt(port, 16)}`;
}

/** What ends while it is looked at holds nothing. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Looks at the processes again and again until it is stopped; gives every socket that was seen, each once. */
export function watchSockets(pids: () => readonly number[]): {
  stop(): { readonly looks: number; readonly seen: readonly Socket[] };
} {
  const seen = new Map<string, Socket>();
  let looks = 0;
  const timer = setInterval(() => {
    const processes = pids();
    if (processes.length > 0) looks += 1;
    for (const socket of processes.flatMap(socketsOf)) seen.set(JSON.stringify(socket), socket);
  }, 25);
  return {
    stop: () => {
      clearInterval(timer);
      return { looks, seen: [...seen.values()] };
    },
  };
}
