/** Runs later, after milliseconds; what it gives calls that off. */
export type After = (milliseconds: number, run: () => void) => () => void;

/** What is told of something that begins and ends: its beginning only once it has lasted so long (ms), its end at once. */
export function onceItLasts(
  milliseconds: number,
  tell: (lasts: boolean) => void,
  after: After = afterTimeout,
): { change(begins: boolean): void; dispose(): void } {
  let callOff = (): void => undefined;
  return {
    change(begins) {
      callOff();
      if (begins) callOff = after(milliseconds, () => tell(true));
      else tell(false);
    },
    dispose: () => callOff(),
  };
}

function afterTimeout(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
