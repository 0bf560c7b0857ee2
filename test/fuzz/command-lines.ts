import { loadBuiltInCatalogue } from '../../src/catalogue';
import { readInvocations } from '../../src/command-reader/invocations';
import { toolsInvoked } from '../../src/command-reader/match';
import { compilePrefilter, mayConcern } from '../../src/command-reader/prefilter';
import { wordsOfTools } from '../../src/command-reader/prefilter-words';
import { loadReaders, shells } from '../../src/command-reader/readers';
import type { Shell } from '../../src/command-reader/types';
import { corpus } from '../command-reader/corpus';
import { installedGrammars } from '../command-reader/grammars';

/** A job of its own: `tsx test/fuzz/command-lines.ts [lines per shell] [seed]`. Exits with 1 where a line breaks a promise. */
interface FuzzResult {
  readonly lines: number;
  /** Lines in which tools were found, which shows that the generator makes sense. */
  readonly invoking: number;
  /** Each with the shell and line to repeat it by. */
  readonly faults: readonly string[];
  /** Processor time of the slowest line in milliseconds. */
  readonly slowest: number;
  readonly megabytesGrown: number;
}

async function fuzzCommandLines(linesPerShell: number, seed: number): Promise<FuzzResult> {
  const readers = await loadReaders(installedGrammars);
  const catalogue = loadBuiltInCatalogue();
  const prefilter = compilePrefilter(wordsOfTools(catalogue.tools.values()));
  const random = randomFrom(seed);
  const faults: string[] = [];
  let invoking = 0;
  let slowest = 0;
  let memory = 0;
  const total = linesPerShell * shells.length;
  const warmUp = Math.min(5000, total / 2);
  for (let count = 0; count < total; count += 1) {
    const shell = shells[count % shells.length] as Shell;
    const line = random() < 0.5 ? made(random) : changed(random);
    const started = process.cpuUsage();
    const fault = faultOf(() => {
      const { invocations } = readInvocations(line, shell, { readers, scripts });
      const found = toolsInvoked(invocations, catalogue).length > 0;
      if (found) invoking += 1;
      if (found && !mayConcern(line, prefilter)) return 'the prefilter stops it';
      const outside = invocations.some(({ span }) => span.start < 0 || span.end < span.start || span.end > line.length);
      return outside ? 'a span outside of the line' : undefined;
    });
    const { user, system } = process.cpuUsage(started);
    if (count > warmUp) slowest = Math.max(slowest, (user + system) / 1000);
    if (count === Math.floor(warmUp)) memory = process.memoryUsage().rss;
    if (fault !== undefined) faults.push(`${shell} ${JSON.stringify(line)}: ${fault}`);
  }
  const megabytesGrown = Math.round((process.memoryUsage().rss - memory) / 1024 / 1024);
  return { lines: total, invoking, faults, slowest, megabytesGrown };
}

function faultOf(run: () => string | undefined): string | undefined {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

const scripts = (name: string) => (name === 'ai' ? 'claude -p x' : undefined);

/** A line of random tokens. */
function made(random: () => number): string {
  const length = 1 + Math.floor(random() * 14);
  return Array.from({ length }, () => oneOf(tokens, random) + (random() < 0.7 ? ' ' : '')).join('');
}

/** A line of the corpus with tokens put in and characters taken out. */
function changed(random: () => number): string {
  let line = oneOf(corpus, random).line;
  for (let edits = Math.floor(random() * 4); edits >= 0; edits -= 1) {
    const at = Math.floor(random() * line.length);
    const token = random() < 0.5 ? '' : oneOf(tokens, random);
    line = line.slice(0, at) + token + line.slice(at + Math.floor(random() * 3));
  }
  return line;
}

function oneOf<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

/** Numerical Recipes' linear congruential generator: repeatable, which is all that is asked. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const tokens = [
  ...'claude codex claude.exe q goose npx -y -p @openai/codex npm run ai uvx aider-chat pip install python -m aider'.split(
    ' ',
  ),
  ...'sudo env nohup xargs find -exec \\; tmux new screen ssh host docker exec box parallel ::: watch -n 5 nix shell'.split(
    ' ',
  ),
  ...'bash -c -lc sh fish pwsh cmd /c wsl start call iex irm curl https://claude.ai/install.sh eval source exec'.split(
    ' ',
  ),
  ...'if then else fi for in do done while case esac function begin end and or set alias c=claude c f() f'.split(' '),
  ...`" ' \` $( \${ ) ( { } [ ] [[ ]] | || && & ; ;; > < >> <<< <( \\ ^ $x "$x" %x% @ # ! * ? = + ~ ./ / -- -`.split(
    ' ',
  ),
  ...[
    '\n',
    '<<EOF',
    'EOF\n',
    "$'",
    '\\x63',
    '{a,b}',
    '%s',
    'printf',
    'echo',
    '-EncodedCommand',
    'YwBsAGEAdQBkAGUA',
    'é',
  ],
];

async function main(): Promise<void> {
  const [lines = '20000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
  const result = await fuzzCommandLines(Number(lines), Number(seed));
  console.log(`seed ${seed}: ${result.lines} lines, ${result.invoking} of them invoke a tool`);
  console.log(
    `slowest ${result.slowest.toFixed(1)} ms, memory ${result.megabytesGrown} MB more than after the first lines`,
  );
  for (const fault of result.faults.slice(0, 50)) console.error(fault);
  if (result.faults.length > 0 || result.slowest > 50) process.exitCode = 1;
}

void main();
