import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import {
  mostNotices,
  readNoticeLog,
  type ShownNotice,
  withNotice,
  withNoticeAnswer,
} from '../../../src/core/answers/notice-log';
import { describeNoticeLog } from '../../../src/core/explain/notice-log';
import { now, speech } from '../../notices/sample';

const open = { kind: 'open' } as const;

describe('the log of notices', () => {
  it('notes a notice and its answer', () => {
    const { log, at } = withNotice([], 'Claude Code is installed.', now);
    deepStrictEqual(log, [{ at: now, message: 'Claude Code is installed.', answer: open }]);
    deepStrictEqual(withNoticeAnswer(log, at, 'Disable')[0]?.answer, { kind: 'button', title: 'Disable' });
    deepStrictEqual(withNoticeAnswer(log, at, undefined)[0]?.answer, { kind: 'closed' });
  });

  it('tells two of the same moment apart', () => {
    const first = withNotice([], 'one', now);
    const second = withNotice(first.log, 'two', now);
    const answered = withNoticeAnswer(second.log, second.at, 'Show');
    deepStrictEqual(
      answered.map(({ answer }) => answer.kind),
      ['open', 'button'],
    );
  });

  it('keeps the newest, and no more than its bound', () => {
    let log: readonly ShownNotice[] = [];
    for (let count = 0; count < mostNotices + 50; count += 1) log = withNotice(log, `notice ${count}`, now + count).log;
    equal(log.length, mostNotices);
    equal(log[0]?.message, 'notice 50');
    equal(readNoticeLog([...log, ...log]).length, mostNotices);
    ok((withNotice([], 'x'.repeat(1_000_000), now).log[0]?.message.length ?? 0) <= 1_000);
  });

  const unreadable: readonly unknown[] = [
    undefined,
    null,
    'x',
    {},
    [1],
    [{ at: 'x', message: 'y', answer: open }],
    [{ at: 1, message: 'y', answer: { kind: 'z' } }],
  ];
  for (const stored of unreadable) {
    it(`reads ${JSON.stringify(stored)} as nothing`, () => deepStrictEqual(readNoticeLog(stored), []));
  }

  it('is a page with the newest first', () => {
    const log: readonly ShownNotice[] = [
      {
        at: now - 3_600_000,
        message: 'Claude Code is installed.\u001b[31m',
        answer: { kind: 'button', title: 'Disable' },
      },
      { at: now - 60_000, message: 'Codex was started in the terminal.', answer: { kind: 'closed' } },
      { at: now, message: 'Cline is installed.', answer: open },
    ];
    deepStrictEqual(describeNoticeLog(log, speech).split('\n').slice(3), [
      '12:00',
      '  Cline is installed.',
      '  → no answer noted',
      '',
      '11:59',
      '  Codex was started in the terminal.',
      '  → closed',
      '',
      '11:00',
      '  Claude Code is installed.',
      '  → you chose “Disable”',
      '',
      '',
    ]);
  });

  it('says so where none was shown', () => ok(describeNoticeLog([], speech).includes('None was shown so far.')));
});
