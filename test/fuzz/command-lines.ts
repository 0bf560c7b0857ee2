import { loadBuiltInCatalogue } from '../../src/catalogue';
import type { Readers } from '../../src/command-reader/invocations';
import { readInvocations } from '../../src/command-reader/invocations';
import { toolsInvoked } from '../../src/command-reader/match';
import { compilePrefilter, mayConcern } from '../../src/command-reader/prefilter';
import { wordsOfTools } from '../../src/command-reader/prefilter-words';
import { loadReaders, shells } from '../../src/command-reader/readers';
import type { Shell } from '../../src/command-reader/types';
import { installedGrammars } from '../command-reader/grammars';
import { generateLine, randomFrom } from './lines';

/**
 * A job of its own: `npm run fuzz -- [lines per shell] [seed]`. Exits with 1 where a line makes something throw, takes more
 * than 50 ms of the processor whenever it is read, is stopped by the prefilter though it shows a tool, or where memory grows.
 */
const [lines = '1000000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);

const maximumMilliseconds = 50;
const maximumMegabytesGrown = 50;
/** How many lines are read before memory counts: by then the engine has settled. */
const warmUp = 5000;

const catalogue = loadBuiltInCatalogue();
const prefilter = compilePrefilter(wordsOfTools(catalogue.tools.values()));
const scripts = (name: string) => (name === 'ai' ? 'claude -p x' : undefined);

async function main(): Promise<void> {
  const readers = await loadReaders(installedGrammars);
  const random = randomFrom(Number(seed));
  const faults: string[] = [];
  for (const shell of shells) {
    let invoking = 0;
    let memory = process.memoryUsage().rss;
    let slowest = { milliseconds: 0, line: '' };
    for (let count = 0; count < Number(lines); count += 1) {
      const line = generateLine(random);
      const { shown, fault } = faultOf(line, shell, readers);
      if (shown) invoking += 1;
      if (fault !== undefined) faults.push(`${shell} ${JSON.stringify(line)}: ${fault}`);
      const milliseconds = timeOf(line, shell, readers);
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, line };
      if (count === warmUp) memory = process.memoryUsage().rss;
    }
    const grown = Math.round((process.memoryUsage().rss - memory) / 1e6);
    console.log(
      `${shell}: ${lines} lines, ${invoking} of them invoke a tool, slowest ${slowest.milliseconds.toFixed(1)} ms, ${grown} MB more than after the first lines`,
    );
    if (slowest.milliseconds > maximumMilliseconds) faults.push(`${shell} ${JSON.stringify(slowest.line)}: slow`);
    if (grown > maximumMegabytesGrown && Number(lines) > warmUp) faults.push(`${shell}: memory grew by ${grown} MB`);
  }
  for (const fault of faults.slice(0, 50)) console.error(fault);
  if (faults.length > 0) {
    console.error(`seed ${seed}: ${faults.length} faults`);
    process.exitCode = 1;
  }
}

function faultOf(line: string, shell: Shell, readers: Readers): { readonly shown: boolean; readonly fault?: string } {
  try {
    const { invocations } = readInvocations(line, shell, { readers, scripts });
    const shown = toolsInvoked(invocations, catalogue).length > 0;
    if (shown && !mayConcern(line, prefilter)) return { shown, fault: 'the prefilter stops it' };
    const outside = invocations.some(({ span }) => span.start < 0 || span.end < span.start || span.end > line.length);
    return outside ? { shown, fault: 'a span outside of the line' } : { shown };
  } catch (error) {
    return { shown: false, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Compiling and collecting garbage count as well: only a line that is slow again is slow. */
function timeOf(line: string, shell: Shell, readers: Readers): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && least > maximumMilliseconds / 5; attempt += 1) {
    const started = process.cpuUsage();
    faultOf(line, shell, readers);
    least = Math.min(least, process.cpuUsage(started).user / 1000);
  }
  return least;
}

void main();
