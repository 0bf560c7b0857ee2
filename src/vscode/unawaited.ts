import type { Log } from '../core/ports';

/** For what follows from an event or a click, which wait for nobody: what goes wrong behind them is said in the log or nowhere. */
export function unawaited(
  work: PromiseLike<unknown> | undefined,
  log: Pick<Log, 'error'>,
  what: 'notification' | 'action',
): void {
  work?.then(undefined, (error: unknown) => log.error(`The ${what} failed.`, { error }));
}
