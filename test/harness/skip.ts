/** Skips the running test, with the reason that the summary gives. Use in a `function`, not an arrow. */
export function skipTest(context: Mocha.Context, reason: string): never {
  const test = context.test;
  if (test !== undefined) Object.assign(test, { skipReason: reason });
  return context.skip();
}
