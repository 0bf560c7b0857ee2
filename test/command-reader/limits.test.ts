import { deepStrictEqual, ok } from 'node:assert/strict';
import { readInvocations } from '../../src/command-reader/invocations';
import { allReaders } from './check-line';

/** What nobody writes is not followed to its end, and said to be unread. */
describe('how much nesting is followed', () => {
  const rows: readonly (readonly [what: string, line: string])[] = [
    ['a text within that is longer than all that is read', `bash -c 'echo ${'x'.repeat(90_000)}; claude -p x'`],
    ['more texts within than are read', `${"bash -c 'true'; ".repeat(201)}bash -c 'claude -p x'`],
    ['more aliases than are put in place', `alias t=true\nalias c=claude\n${'t\n'.repeat(201)}c -p x`],
  ];
  for (const [what, line] of rows) {
    it(what, async () => {
      const { invocations, unreadable } = readInvocations(line, 'bash', { readers: await allReaders });
      deepStrictEqual(
        invocations.filter(({ item }) => item.kind === 'command' && item.name === 'claude'),
        [],
      );
      ok(unreadable.length > 0);
    });
  }

  it('what is within the limits is read to its end', async () => {
    const line = `bash -c '${'echo x; '.repeat(1_000)}claude -p x'`;
    const { invocations, unreadable } = readInvocations(line, 'bash', { readers: await allReaders });
    ok(invocations.some(({ item }) => item.kind === 'command' && item.name === 'claude'));
    deepStrictEqual(unreadable, []);
  });
});
