import type { Memento } from 'vscode';
import { readNoticeLog, type ShownNotice, withNotice, withNoticeAnswer } from '../core/answers/notice-log';

/** The notices that were shown, kept by the editor between sessions. */
export interface NoticeStore {
  read(): readonly ShownNotice[];
  /** Shows a notice and notes it, and the title of the button that was chosen: undefined where it was closed. */
  tell<T extends string | { readonly title: string }>(
    message: string,
    show: () => Thenable<T | undefined>,
  ): Promise<T | undefined>;
}

const key = 'noticesShown';

export function createNoticeStore(memory: Memento): NoticeStore {
  const read = (): readonly ShownNotice[] => readNoticeLog(memory.get(key));
  return {
    read,
    async tell(message, show) {
      const { log, at } = withNotice(read(), message, Date.now());
      const noted = memory.update(key, log);
      const answer = await show();
      await noted;
      await memory.update(key, withNoticeAnswer(read(), at, typeof answer === 'object' ? answer.title : answer));
      return answer;
    },
  };
}
