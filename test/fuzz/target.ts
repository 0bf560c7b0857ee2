import type { Random } from './lines';

/** A part of the product that reads what strangers write. */
export interface Target {
  readonly name: string;
  /** Makes one input. */
  generate(random: Random): string;
  /** Reads it; what is wrong with how, if anything. What it throws is wrong as well. */
  faultOf(input: string): string | undefined | Promise<string | undefined>;
  /** How long one reading may take, in ms of the processor. */
  readonly atMost: number;
}

export interface Fault {
  readonly target: string;
  readonly input: string;
  readonly why: string;
}

export interface Fuzzed {
  readonly faults: readonly Fault[];
  /** The longest that one reading took, in ms of the processor. */
  readonly slowest: number;
}

/** Reads so many inputs; gives what went wrong. */
export async function fuzz(target: Target, count: number, random: Random): Promise<Fuzzed> {
  const faults: Fault[] = [];
  let slowest = 0;
  for (let done = 0; done < count; done += 1) {
    const input = target.generate(random);
    const { why, took } = await read(target, input);
    slowest = Math.max(slowest, took);
    if (why !== undefined) faults.push({ target: target.name, input, why });
  }
  return { faults, slowest };
}

async function read(
  target: Target,
  input: string,
): Promise<{ readonly why: string | undefined; readonly took: number }> {
  // Compiling, collecting garbage and other work count as well: only what is slow again and again is slow.
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && least > target.atMost; attempt += 1) {
    const started = process.cpuUsage();
    try {
      const fault = await target.faultOf(input);
      if (fault !== undefined) return { why: fault, took: 0 };
    } catch (error) {
      return { why: error instanceof Error ? (error.stack ?? error.message) : String(error), took: 0 };
    }
    least = Math.min(least, process.cpuUsage(started).user / 1000);
  }
  const isSlow = least > target.atMost;
  return { why: isSlow ? `takes ${Math.round(least)} ms, at most ${target.atMost} are meant` : undefined, took: least };
}
