import { spawn } from 'node:child_process';
import type { Io } from '../subcommand';

export type GitAnswer =
  | { readonly outcome: 'answered'; readonly text: string }
  /** It ended with another exit code than 0; `message` is the first line of what it said. */
  | { readonly outcome: 'failed'; readonly code: number; readonly message: string }
  /** There is no Git on this machine. */
  | { readonly outcome: 'absent' };

/**
 * Asks Git about the folder. Arguments go as they are, no shell is between, and the environment's `GIT_*` are Git's own affair. What
 * a repository's configuration would have Git start by itself is switched off.
 */
export function askGit(args: readonly string[], folder: string, env: Io['env']): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const git = spawn('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args], {
      cwd: folder,
      env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const answer: Buffer[] = [];
    const complaint: Buffer[] = [];
    git.stdout.on('data', (piece: Buffer) => answer.push(piece));
    git.stderr.on('data', (piece: Buffer) => complaint.push(piece));
    git.on('error', () => resolve({ outcome: 'absent' }));
    git.on('close', (code) => {
      if (code === 0) resolve({ outcome: 'answered', text: Buffer.concat(answer).toString('utf8') });
      else {
        const [message = ''] = Buffer.concat(complaint).toString('utf8').trim().split('\n');
        resolve({ outcome: 'failed', code: code ?? -1, message });
      }
    });
  });
}
