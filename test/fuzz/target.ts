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

/** Reads so many inputs; gives what went wrong. */
export async function fuzz(target: Target, count: number, random: Random): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (let done = 0; done < count; done += 1) {
    const input = target.generate(random);
    const why = await faultIn(target, input);
    if (why !== undefined) faults.push({ target: target.name, input, why });
  }
  return faults;
}

async function faultIn(target: Target, input: string): Promise<string | undefined> {
  // Compiling, collecting garbage and other work count as well: only what is slow again and again is slow.
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && least > target.atMost; attempt += 1) {
    const started = process.cpuUsage();
    try {
      const fault = await target.faultOf(input);
      if (fault !== undefined) return fault;
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    least = Math.min(least, process.cpuUsage(started).user / 1000);
  }
  return least > target.atMost ? `takes ${Math.round(least)} ms, at most ${target.atMost} are meant` : undefined;
}
