import { execFile } from 'node:child_process';

export type ProgramRun =
  | { readonly outcome: 'done'; readonly output: string }
  | { readonly outcome: 'failed'; readonly why: string };

const longest = { milliseconds: 10_000, bytes: 16 * 1024 * 1024 };

/** Runs a program of the operating system by its absolute path, without a shell, and gives what it printed. */
export function runProgram(
  path: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ProgramRun> {
  return new Promise((resolve) => {
    execFile(
      path,
      words,
      {
        env: { ...process.env, ...environment },
        timeout: longest.milliseconds,
        maxBuffer: longest.bytes,
        windowsHide: true,
      },
      (error, output) =>
        resolve(
          error === null ? { outcome: 'done', output } : { outcome: 'failed', why: error.message.split('\n')[0] ?? '' },
        ),
    );
  });
}
