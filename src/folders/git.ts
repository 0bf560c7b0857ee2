import { spawn } from 'node:child_process';
import { programOnPath } from './program-on-path';

export type GitAnswer =
  | { readonly outcome: 'answered'; readonly text: string }
  /** It ended with another exit code than 0; `message` is the first line of what it said. */
  | { readonly outcome: 'failed'; readonly code: number; readonly message: string }
  /** There is no Git on this machine. */
  | { readonly outcome: 'absent' };

export interface GitOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For its standard input; nothing if left out. */
  readonly input?: string;
}

/** What a repository's own configuration would have Git start by itself, or fetch, is switched off: nobody need trust the folder. */
const harmless = [
  'core.fsmonitor=false',
  'core.quotePath=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
];

/** Asks Git about the folder. Arguments go as they are, no shell is between, and the environment's `GIT_*` are Git's own affair. */
export function askGit(args: readonly string[], folder: string, { env, input }: GitOptions): Promise<GitAnswer> {
  const program = programOnPath('git', env);
  if (program === undefined) return Promise.resolve({ outcome: 'absent' });
  return new Promise((resolve) => {
    const git = spawn(program, [...harmless.flatMap((setting) => ['-c', setting]), ...args], {
      cwd: folder,
      env: { ...env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const answer: Buffer[] = [];
    const complaint: Buffer[] = [];
    git.stdout.on('data', (piece: Buffer) => answer.push(piece));
    git.stderr.on('data', (piece: Buffer) => complaint.push(piece));
    git.on('error', () => resolve({ outcome: 'absent' }));
    // It may end before it has read all; what it said then is the answer.
    git.stdin.on('error', () => undefined);
    git.stdin.end(input ?? '');
    git.on('close', (code) => {
      if (code === 0) resolve({ outcome: 'answered', text: Buffer.concat(answer).toString('utf8') });
      else {
        const [message = ''] = Buffer.concat(complaint).toString('utf8').trim().split('\n');
        resolve({ outcome: 'failed', code: code ?? -1, message });
      }
    });
  });
}
