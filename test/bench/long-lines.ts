import type { Shell } from '../../src/command-reader/types';

export interface LongLine {
  readonly name: string;
  readonly shell: Shell;
  /** The line, with what it repeats so many times. */
  readonly repeated: (times: number) => string;
  /** How many times that makes 100 KB, or nearly. */
  readonly times: number;
  /** Whether its cost is shown at a hundredth and a tenth of that too. */
  readonly isGrowthShown: boolean;
}

/** Command lines that hold much of one thing. */
export const longLines: readonly LongLine[] = [
  grows('one echo, then a tool', 'bash', 20_000, (times) => `echo ${'word '.repeat(times)}; claude`),
  grows('a list of commands', 'bash', 8_500, (times) => 'git status; '.repeat(times)),
  grows('a list of PowerShell commands', 'pwsh', 8_500, (times) => 'git status; '.repeat(times)),
  line(
    'a here-document',
    'bash',
    5_000,
    (times) => `cat > x <<'EOF'\n${'some text of a line\n'.repeat(times)}EOF\nclaude`,
  ),
  line('quotes that never end', 'bash', 25_000, (times) => `claude "${'a b '.repeat(times)}`),
  line('one PowerShell string', 'pwsh', 20_000, (times) => `Write-Host "${'word '.repeat(times)}"; claude`),
  line('a list of fish commands', 'fish', 8_500, (times) => 'git status; '.repeat(times)),
  line('commands of a letter', 'bash', 50_000, (times) => 'a;'.repeat(times)),
  line('eval upon eval', 'bash', 20_000, (times) => `${'eval '.repeat(times)}claude`),
  line('sudo upon sudo', 'bash', 20_000, (times) => `${'sudo '.repeat(times)}claude`),
  line('many here-documents', 'bash', 6_000, (times) => 'cat <<E\nclaude\nE\n'.repeat(times)),
  line('iex upon iex', 'pwsh', 25_000, (times) => `${'iex '.repeat(times)}claude`),
  line('a list of cmd commands', 'cmd', 8_000, (times) => 'git status & '.repeat(times)),
];

function line(name: string, shell: Shell, times: number, repeated: LongLine['repeated']): LongLine {
  return { name, shell, repeated, times, isGrowthShown: false };
}

function grows(...given: Parameters<typeof line>): LongLine {
  return { ...line(...given), isGrowthShown: true };
}
