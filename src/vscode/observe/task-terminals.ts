/**
 * Which terminals are those of tasks. VS Code reports what runs in them a second time, as a command line of theirs: the words of
 * the definition joined by spaces, in which data look like commands. The definition is what counts.
 */
export interface TaskTerminals {
  started(execution: object, name: string, at: number): void;
  placed(execution: object, pid: number): void;
  ended(execution: object, at: number): void;
  /** Whether what was reported of a terminal at that time belongs to a task. */
  isTasks(terminal: { readonly name: string; readonly pid: number | undefined }, at: number): boolean;
}

interface Run {
  readonly name: string;
  readonly startedAt: number;
  pid: number | undefined;
  endedAt: number;
}

/** The two reports come by ways of their own; on a slow machine this far apart, in milliseconds. */
const apart = 10_000;

/** Runs that are kept, the newest. */
const remembered = 100;

export function createTaskTerminals(): TaskTerminals {
  const runs = new Map<object, Run>();
  return {
    started(execution, name, startedAt) {
      runs.set(execution, { name, startedAt, pid: undefined, endedAt: Number.POSITIVE_INFINITY });
      for (const oldest of [...runs.keys()].slice(0, -remembered)) runs.delete(oldest);
    },
    placed(execution, pid) {
      const run = runs.get(execution);
      if (run !== undefined) run.pid = pid;
    },
    ended(execution, at) {
      const run = runs.get(execution);
      if (run !== undefined) run.endedAt = at;
    },
    isTasks: ({ name, pid }, at) =>
      [...runs.values()].some(
        (run) =>
          at >= run.startedAt - apart &&
          at <= run.endedAt + apart &&
          ((pid !== undefined && run.pid === pid) || isNameOf(name, run.name)),
      ),
  };
}

/** With more than one folder, VS Code adds the folder's name in parentheses. */
function isNameOf(terminal: string, task: string): boolean {
  return terminal === task || terminal.startsWith(`${task} (`);
}
