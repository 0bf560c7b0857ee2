/** Why processes are looked at. */
export interface Reason {
  readonly subject: object;
  /**
   * `look`: at all processes, again and again while this reason holds. `look-once`: once, when it has held for a while. `check`:
   * only whether those still run that are known.
   */
  readonly kind: 'look' | 'look-once' | 'check';
}

/** Looks while there is a reason to. Without one there is no timer. */
export interface LookSchedule {
  /** The reasons that hold now. */
  update(reasons: readonly Reason[]): void;
  dispose(): void;
}

export interface LookScheduleParts {
  /** How long it is between two looks, and how long a reason for another kind holds before its own, in milliseconds. */
  readonly every: number;
  /** How long a reason to look again and again holds before the first look, in milliseconds. */
  readonly first: number;
  /** Milliseconds of any clock that never goes back. */
  readonly now: () => number;
  /** Runs once after so many milliseconds; gives what calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** Expected not to reject. */
  readonly look: (kind: 'look' | 'check') => Promise<void>;
}

export function createLookSchedule({ every, first, now, after, look }: LookScheduleParts): LookSchedule {
  let held: ReadonlyMap<object, Held> = new Map();
  let callOff: (() => void) | undefined;
  let isLooking = false;

  const plan = (): void => {
    callOff?.();
    callOff = undefined;
    if (isLooking) return;
    const next = Math.min(...[...held.values()].flatMap(({ dueAt }) => dueAt ?? []));
    if (next !== Number.POSITIVE_INFINITY) callOff = after(Math.max(0, next - now()), () => void run());
  };

  const run = async (): Promise<void> => {
    callOff = undefined;
    const at = now();
    const due = [...held].filter(([, { dueAt }]) => dueAt !== undefined && dueAt <= at);
    const isFull = due.some(([, { kind }]) => kind !== 'check');
    isLooking = true;
    try {
      if (due.length > 0) await look(isFull ? 'look' : 'check');
    } finally {
      isLooking = false;
      // From the end of this look on, so that a slow machine is not looked at all the time.
      const next = now() + every;
      held = new Map(
        [...held].map(([subject, one]) => {
          const wasDue = due.some(([known]) => known === subject);
          if (wasDue)
            return [subject, { kind: one.kind, dueAt: one.kind === 'look-once' ? undefined : next, isNew: false }];
          // Where all was looked at, that was seen too; what has begun just now gets a look of its own.
          return [subject, isFull && !one.isNew && one.dueAt !== undefined ? { ...one, dueAt: next } : one];
        }),
      );
      plan();
    }
  };

  return {
    update(reasons) {
      held = new Map(
        reasons.map(({ subject, kind }) => {
          const known = held.get(subject);
          if (known?.kind === kind) return [subject, known];
          return [subject, { kind, dueAt: now() + (kind === 'look' ? first : every), isNew: kind !== 'check' }];
        }),
      );
      plan();
    },
    dispose() {
      held = new Map();
      plan();
    },
  };
}

interface Held {
  readonly kind: Reason['kind'];
  /** Undefined for what needs no further look. */
  readonly dueAt: number | undefined;
  /** Whether nothing was looked at for its sake so far. */
  readonly isNew: boolean;
}
