import type { NoticeAnswer, ShownNotice } from '../answers/notice-log';
import { momentOf } from './dates';
import type { Speech } from './speech';
import { plainText, reasonLines } from './text';

/** An editor shows long lines in one, and most of them beyond its edge. */
const lineLength = 76;
const mostLines = 14;

/** The notices that were shown, the newest first, as a page of plain text. */
export function describeNoticeLog(notices: readonly ShownNotice[], speech: Speech): string {
  const { t } = speech;
  const newestFirst = [...notices].sort((a, b) => b.at - a.at);
  return [
    t('Notices that AI Tool Policy has shown you, the newest first.'),
    t('They are kept on this machine only. What was said in a terminal is not among them.'),
    '',
    ...(newestFirst.length === 0 ? [t('None was shown so far.')] : newestFirst.flatMap((one) => linesOf(one, speech))),
    '',
  ].join('\n');
}

function linesOf({ at, message, answer }: ShownNotice, speech: Speech): readonly string[] {
  const said = reasonLines(message, mostLines, lineLength).lines.map((line) => `  ${line}`);
  return [momentOf(at, speech), ...said, `  → ${describeAnswer(answer, speech)}`, ''];
}

function describeAnswer(answer: NoticeAnswer, { t }: Speech): string {
  switch (answer.kind) {
    case 'open':
      return t('no answer noted');
    case 'closed':
      return t('closed');
    case 'button':
      return t('you chose “{0}”', plainText(answer.title, 100));
  }
}
