import { loadBuiltInCatalogue } from '../../src/catalogue';
import { readInvocations } from '../../src/command-reader/invocations';
import { toolsInvoked } from '../../src/command-reader/match';
import { compilePrefilter, mayConcern } from '../../src/command-reader/prefilter';
import { wordsOfTools } from '../../src/command-reader/prefilter-words';
import { loadReaders } from '../../src/command-reader/readers';
import type { Shell } from '../../src/command-reader/types';
import { corpus } from '../command-reader/corpus';
import { installedGrammars } from '../command-reader/grammars';
import type { BenchRow } from './row';

/** The terminal's measures: what a line costs that concerns nobody, one that does, and one of 100 KB. */
export async function benchClassify(): Promise<BenchRow[]> {
  const catalogue = loadBuiltInCatalogue();
  const [claude] = [...catalogue.tools.values()].filter((tool) => tool.id === 'claude-code');
  const restricted = compilePrefilter(wordsOfTools(claude ? [claude] : []));
  const everyTool = compilePrefilter(wordsOfTools(catalogue.tools.values()));
  const started = performance.now();
  const readers = await loadReaders(installedGrammars);
  const loading = performance.now() - started;
  const classify = (line: string, shell: Shell) =>
    toolsInvoked(readInvocations(line, shell, { readers }).invocations, catalogue);

  const concerned = corpus.filter(({ line, tools }) => tools.length > 0 && line.length < 400);
  for (const { line, shell } of concerned) classify(line, shell);
  // The least of five, since what else the machine does is not the line's.
  const times = concerned.map(({ line, shell }) =>
    Math.min(...Array.from({ length: 5 }, () => time(() => classify(line, shell)))),
  );
  return [
    {
      name: 'classify: a line that names no restricted tool',
      ...speed(restricted),
      unit: 'lines/s',
      target: 1_000_000,
    },
    { name: 'classify: a line that names no tool of the catalogue', ...speed(everyTool), unit: 'lines/s' },
    {
      name: 'classify: a line that names one',
      median: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      unit: 'ms',
      target: 0.5,
    },
    ...longLines.map(([name, shell, line]) => ({
      name: `classify: 100 KB, ${name}`,
      median: quantile(
        Array.from({ length: 7 }, () => time(() => classify(line, shell))),
        0,
      ),
      unit: 'ms' as const,
      target: 50,
    })),
    { name: 'classify: load the readers of all shells', median: loading, unit: 'ms' },
  ];
}

/** Lines as people type them, which name no AI tool. */
const ordinary = [
  'git status',
  'cd packages/app && ls -la',
  'npm install --save-dev typescript',
  'docker compose up -d --build web',
  'kubectl get pods -n prod',
  'grep -rn "TODO" src | head -20',
  'for f in *.ts; do echo "$f"; done',
  'make test',
  'git commit -m "Fix the flaky test"',
  'cat README.md',
  'ssh build01 uptime',
  'curl -s https://example.com/v1/items | jq .name',
  'python3 manage.py migrate',
  'rm -rf node_modules dist',
  'export PATH="$HOME/bin:$PATH"',
  'vim src/index.ts',
];

function speed(prefilter: ReturnType<typeof compilePrefilter>): { readonly median: number } {
  const rounds = 20_000;
  const speeds = Array.from({ length: 7 }, () => {
    const spent = time(() => {
      for (let round = 0; round < rounds; round += 1) for (const line of ordinary) mayConcern(line, prefilter);
    });
    return (rounds * ordinary.length * 1000) / spent;
  });
  return { median: quantile(speeds, 0.5) };
}

const longLines: readonly (readonly [name: string, shell: Shell, line: string])[] = [
  ['one echo, then a tool', 'bash', `echo ${'word '.repeat(20_000)}; claude`],
  ['a here-document', 'bash', `cat > x <<'EOF'\n${'some text of a line\n'.repeat(5000)}EOF\nclaude`],
  ['a list of commands', 'bash', 'git status; '.repeat(8500)],
  ['quotes that never end', 'bash', `claude "${'a b '.repeat(25_000)}`],
  ['one PowerShell string', 'pwsh', `Write-Host "${'word '.repeat(20_000)}"; claude`],
  ['a list of fish commands', 'fish', 'git status; '.repeat(8500)],
  ['commands of a letter', 'bash', 'a;'.repeat(50_000)],
  ['eval upon eval', 'bash', `${'eval '.repeat(20_000)}claude`],
  ['sudo upon sudo', 'bash', `${'sudo '.repeat(20_000)}claude`],
  ['many here-documents', 'bash', 'cat <<E\nclaude\nE\n'.repeat(6000)],
  ['a list of PowerShell commands', 'pwsh', 'git status; '.repeat(8500)],
  ['iex upon iex', 'pwsh', `${'iex '.repeat(25_000)}claude`],
  ['a list of cmd commands', 'cmd', 'git status & '.repeat(8000)],
];

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}
