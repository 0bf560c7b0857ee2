import { loadBuiltInCatalogue } from '../../src/catalogue';
import { readInvocations } from '../../src/command-reader/invocations';
import { toolsInvoked } from '../../src/command-reader/match';
import { compilePrefilter, mayConcern } from '../../src/command-reader/prefilter';
import { wordsOfTools } from '../../src/command-reader/prefilter-words';
import { loadReaders } from '../../src/command-reader/readers';
import type { Shell } from '../../src/command-reader/types';
import { corpus } from '../command-reader/corpus';
import { installedGrammars } from '../command-reader/grammars';
import { longLines } from './long-lines';
import type { BenchRow } from './row';
import { medianOf, timedOften } from './timing';

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
  const least = (times: number, work: () => unknown): number => Math.min(...timedOften(times, work));
  const times = concerned.map(({ line, shell }) => least(5, () => classify(line, shell)));
  const readings = concerned.map(({ line, shell }) => least(5, () => readInvocations(line, shell, { readers })));
  const readingShare = Math.round((sumOf(readings) / sumOf(times)) * 100);
  const lengthOf = (shell: Shell, line: string): number => least(7, () => classify(line, shell));
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
      against: { name: 'reading its commands without looking a tool up', median: medianOf(readings) },
      dominatedBy: `reading the commands: ${readingShare} % of all lines' time`,
    },
    ...longLines.flatMap(({ name, shell, repeated, times: most, isGrowthShown }) => {
      const lengths = isGrowthShown ? [most / 100, most / 10, most] : [most];
      return lengths.map(
        (length): BenchRow => ({
          name: `classify: ${(length / most) * 100} KB, ${name}`,
          median: lengthOf(shell, repeated(length)),
          unit: 'ms',
          ...(length === most && { target: 50 }),
          against: { name: 'ten times what a tenth of it takes', median: 10 * lengthOf(shell, repeated(length / 10)) },
        }),
      );
    }),
    {
      name: 'classify: load the readers of all shells',
      median: loading,
      unit: 'ms',
      dominatedBy: 'compiling the WebAssembly of the bash grammar',
    },
  ];
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
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

function speed(prefilter: ReturnType<typeof compilePrefilter>): Pick<BenchRow, 'median' | 'against' | 'dominatedBy'> {
  return {
    median: speedOf((line) => mayConcern(line, prefilter)),
    against: { name: 'a search for one word', median: speedOf((line) => line.includes('claude')) },
    dominatedBy: 'the one regular expression of all words that are looked for',
  };
}

function speedOf(look: (line: string) => boolean): number {
  const rounds = 20_000;
  let found = 0;
  const times = timedOften(7, () => {
    for (let round = 0; round < rounds; round += 1) for (const line of ordinary) if (look(line)) found += 1;
  });
  if (found > 0) throw new Error('One of the ordinary lines names a tool.');
  return (rounds * ordinary.length * 1000) / medianOf(times);
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}
