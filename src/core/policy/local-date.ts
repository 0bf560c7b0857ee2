/**
 * Dates of a policy: a day (`2026-07-10`), which is that day where the reader is, or an instant (`2026-07-10T09:00:00Z`).
 * Every bound is given as an epoch time in milliseconds, and every interval is half-open: it holds at `start`, no longer at `end`.
 */
export type PolicyDate =
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'instant'; readonly time: number };

export type DateFault =
  /** Neither `YYYY-MM-DD` nor an ISO 8601 date-time. */
  | 'format'
  /** A date-time without `Z` or an offset: it would be another instant in every time zone. */
  | 'no-offset'
  /** Well formed, yet in no calendar: 30 February, 25 o'clock. */
  | 'impossible';

export type DateReading = { readonly date: PolicyDate } | { readonly fault: DateFault };

const form = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const longest = '2026-07-10T09:00:00.000000000+00:00'.length;

/** A policy's dates are few and stand in thousands of rules. What they mean does not change; where a day begins may. */
const known = new Map<string, DateReading>();
const mostKnown = 200;

export function readDate(text: string): DateReading {
  if (text.length > longest) return { fault: 'format' };
  const before = known.get(text);
  if (before !== undefined) return before;
  const reading = parseDate(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, reading);
  return reading;
}

function parseDate(text: string): DateReading {
  const match = form.exec(text);
  if (match === null) return { fault: 'format' };
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  if (!isDay(year, month, day)) return { fault: 'impossible' };
  if (match[4] === undefined) return { date: { kind: 'day', year, month, day } };
  const [hour = 0, minute = 0, second = 0] = [match[4], match[5], match[6] ?? 0].map(Number);
  if (hour > 23 || minute > 59 || second > 59) return { fault: 'impossible' };
  if (match[8] === undefined) return { fault: 'no-offset' };
  const offset = offsetMinutes(match[8]);
  if (offset === undefined) return { fault: 'impossible' };
  const milliseconds = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  return { date: { kind: 'instant', time: utc(year, month, day, hour, minute - offset, second, milliseconds) } };
}

/** From when a `from`, `issuedAt` or the like holds; undefined for a text that is not a date. */
export function startOf(text: string): number | undefined {
  const reading = readDate(text);
  if (!('date' in reading)) return undefined;
  const { date } = reading;
  return date.kind === 'instant' ? date.time : startOfLocalDay(date.year, date.month, date.day);
}

/** The first moment at which an `until` or `expiresAt` no longer holds: for a day, the start of the next one. */
export function endOf(text: string): number | undefined {
  const reading = readDate(text);
  if (!('date' in reading)) return undefined;
  const { date } = reading;
  return date.kind === 'instant' ? date.time : startOfLocalDay(date.year, date.month, date.day + 1);
}

export type Validity = 'before' | 'within' | 'after';

/** Where `now` (epoch milliseconds) lies towards the dates; an absent date bounds nothing. */
export function validityAt(now: number, dates: { readonly from?: string; readonly until?: string }): Validity {
  const start = dates.from === undefined ? undefined : startOf(dates.from);
  if (start !== undefined && now < start) return 'before';
  const end = dates.until === undefined ? undefined : endOf(dates.until);
  if (end !== undefined && now >= end) return 'after';
  return 'within';
}

/**
 * Local midnight or, where a change of the clocks skips it, the first moment of that day. It is asked of `Date`, not added up
 * in hours, since a day can have 23 or 25 of them. `setFullYear` rather than the constructor, which takes year 26 for 1926.
 */
function startOfLocalDay(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month - 1, day);
  return date.getTime();
}

function utc(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : (daysOfMonth[month - 1] ?? 0));
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Minutes east of UTC. ISO 8601 sets no bound; no place on Earth is beyond 14 hours. */
function offsetMinutes(text: string): number | undefined {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
