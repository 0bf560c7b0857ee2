/**
 * Collapses bursts: one run in progress, at most one queued. Whoever asks while a run is in progress gets the promise of the
 * run that starts after it, so that what they saw changed is part of it.
 */
export function singleFlight(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    current = run().finally(() => {
      current = undefined;
    });
    return current;
  };
  return () => {
    // Also between the end of one run and the start of the queued one.
    if (next !== undefined) return next;
    if (current === undefined) return start();
    next = current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
