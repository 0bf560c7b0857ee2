import type { PolicyException } from '../policy/document';
import { endOf } from '../policy/local-date';
import { compileRepositoryPattern, normalizeRemote } from '../policy/repository';
import type { Matcher } from '../policy/wildcard';

/** An exception of the managed file, for this machine whatever the repository. */
export interface MachineException {
  /** Id of the rule that is excepted. */
  readonly rule: string;
  readonly until?: string | undefined;
  readonly reference?: string | undefined;
}

export interface CompiledException {
  readonly reference: string | undefined;
  /** As written. */
  readonly until: string | undefined;
  /** Epoch milliseconds; the first moment at which it no longer holds. */
  readonly end: number;
  /** Absent where the exception is the machine's. */
  readonly repositories: readonly Matcher[] | undefined;
}

/** Where a thing was found, as far as exceptions ask. */
export interface Surroundings {
  /** What has to be excepted: one repository for a file or a terminal, every folder of the window for extensions and models. */
  readonly repositories: readonly (string | undefined)[];
}

export function compileExceptions(
  exceptions: readonly PolicyException[] | undefined,
  machine: readonly MachineException[],
): readonly CompiledException[] {
  if (machine.length === 0 && (exceptions === undefined || exceptions.length === 0)) return none;
  const ofMachine = machine.map((exception) => ({ ...compileEnd(exception), repositories: undefined }));
  const ofRepositories = (exceptions ?? []).map((exception) => ({
    ...compileEnd(exception),
    repositories: exception.repositories.map(compiledAtFirstUse),
  }));
  return [...ofMachine, ...ofRepositories];
}

/**
 * The exception that holds at a moment, or undefined. Where several folders are excepted by different exceptions, it is the
 * one that ends first, since with it the whole ends. A window without folders is excepted by the machine's exceptions alone.
 */
export function exceptionAt(
  exceptions: readonly CompiledException[],
  at: number,
  surroundings: Surroundings,
): CompiledException | undefined {
  const holding = exceptions.filter((exception) => at < exception.end);
  const ofMachine = holding.find((exception) => exception.repositories === undefined);
  if (ofMachine !== undefined) return ofMachine;
  let first: CompiledException | undefined;
  for (const repository of surroundings.repositories) {
    const exception = longest(holding.filter((candidate) => covers(candidate, repository)));
    if (exception === undefined) return undefined;
    if (first === undefined || exception.end < first.end) first = exception;
  }
  return first;
}

/** A remote as Git has it, or already the name that `normalizeRemote` gives it; undefined for none or an unusable one. */
export function repositoryName(remote: string | undefined): string | undefined {
  if (remote === undefined) return undefined;
  return normalizeRemote(remote) ?? (remote.includes('://') ? undefined : remote);
}

/** Most exceptions of a large policy are never asked about. */
function compiledAtFirstUse(pattern: string): Matcher {
  let matcher: Matcher | undefined;
  return (repository) => {
    matcher ??= compileRepositoryPattern(pattern);
    return matcher(repository);
  };
}

const none: readonly CompiledException[] = [];

function covers(exception: CompiledException, repository: string | undefined): boolean {
  if (repository === undefined) return false;
  return exception.repositories?.some((matches) => matches(repository)) ?? false;
}

function longest(exceptions: readonly CompiledException[]): CompiledException | undefined {
  let best: CompiledException | undefined;
  for (const exception of exceptions) if (best === undefined || exception.end > best.end) best = exception;
  return best;
}

function compileEnd(exception: { readonly until?: string | undefined; readonly reference?: string | undefined }): {
  readonly reference: string | undefined;
  readonly until: string | undefined;
  readonly end: number;
} {
  const { reference, until } = exception;
  // A date that cannot be read (the validator refuses it) must not make an exception endless.
  const end = until === undefined ? Number.POSITIVE_INFINITY : (endOf(until) ?? Number.NEGATIVE_INFINITY);
  return { reference, until, end };
}
