/** A notice that was shown, for the person to look up later. Plain text, as it stood there. */
export interface ShownNotice {
  /** Epoch milliseconds, never twice the same: what an answer is noted by. */
  readonly at: number;
  readonly message: string;
  readonly answer: NoticeAnswer;
}

/** `open`: neither a button nor the close button was used, as far as is known. */
export type NoticeAnswer =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed' }
  /** The button's title, in the language that it had. */
  | { readonly kind: 'button'; readonly title: string };

/** As many as somebody may want to look through. */
export const mostNotices = 200;

/** A notice is two sentences and a reason; what is longer was not written by us. */
const longestMessage = 1_000;

/** Reads what the editor kept, oldest first. What cannot be read is left out: it is a convenience, and nothing depends on it. */
export function readNoticeLog(stored: unknown): readonly ShownNotice[] {
  return Array.isArray(stored) ? stored.flatMap(readNotice).slice(-mostNotices) : [];
}

/** The log with one more, and when that one counts as shown: a little later than `now` where another has that moment. */
export function withNotice(
  log: readonly ShownNotice[],
  message: string,
  now: number,
): { readonly log: readonly ShownNotice[]; readonly at: number } {
  const at = Math.max(now, (log.at(-1)?.at ?? 0) + 1);
  const notice: ShownNotice = { at, message: message.slice(0, longestMessage), answer: { kind: 'open' } };
  return { log: [...log.slice(-(mostNotices - 1)), notice], at };
}

/** `title` undefined is the close button. */
export function withNoticeAnswer(
  log: readonly ShownNotice[],
  at: number,
  title: string | undefined,
): readonly ShownNotice[] {
  const answer: NoticeAnswer = title === undefined ? { kind: 'closed' } : { kind: 'button', title };
  return log.map((notice) => (notice.at === at ? { ...notice, answer } : notice));
}

function readNotice(value: unknown): readonly ShownNotice[] {
  if (!isRecord(value)) return [];
  const { at, message } = value;
  if (typeof at !== 'number' || typeof message !== 'string') return [];
  const answer = readAnswer(value['answer']);
  return answer === undefined ? [] : [{ at, message: message.slice(0, longestMessage), answer }];
}

function readAnswer(value: unknown): NoticeAnswer | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, title } = value;
  if (kind === 'open' || kind === 'closed') return { kind };
  return kind === 'button' && typeof title === 'string' ? { kind, title: title.slice(0, 100) } : undefined;
}

interface StoredRecord {
  readonly [key: string]: unknown;
}

function isRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
