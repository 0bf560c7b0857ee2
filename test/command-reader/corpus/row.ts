import type { Shell } from '../../../src/command-reader/types';

/** Shell, line, and the tools that it invokes (`claude-code run`), none where it invokes none. */
export type Row = readonly [shell: Shell, line: string, ...tools: readonly string[]];
