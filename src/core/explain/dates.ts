import { readDate, startOf } from '../policy/local-date';
import type { Speech } from './speech';
import { plainText } from './text';

const dayMilliseconds = 86_400_000;

/**
 * A date of a policy as the reader writes dates: `10 July 2026`, or with the time of day where the policy gives one. A text
 * that is no date is given back, as plain text.
 */
export function dayOf(date: string, { locale }: Speech): string {
  const reading = readDate(date);
  const start = startOf(date);
  if (start === undefined || !('date' in reading)) return plainText(date, 40);
  const withTime = reading.date.kind === 'instant' ? ({ timeStyle: 'short' } as const) : {};
  return new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', ...withTime }).format(start);
}

/** The day of a moment (epoch milliseconds) where the reader is: `12 July 2026`. */
export function dayOfMoment(time: number, { locale }: Speech): string {
  return new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long' }).format(time);
}

/** A moment as the reader tells the time: `09:40` today, else with the day. */
export function momentOf(time: number, { locale, now }: Speech): string {
  const today = new Date(time).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(dateLocale(locale), {
    timeStyle: 'short',
    ...(today ? {} : { dateStyle: 'medium' }),
  }).format(time);
}

/** How far a moment is from now, in the largest unit that fits: `in 7 days`, `4 months ago`. Days are counted by the calendar. */
export function distanceTo(time: number, { locale, now }: Speech): string {
  const format = new Intl.RelativeTimeFormat(dateLocale(locale), { numeric: 'always' });
  const difference = time - now;
  if (Math.abs(difference) < dayMilliseconds && new Date(time).toDateString() === new Date(now).toDateString()) {
    return clockDistance(difference, format);
  }
  const days = calendarDay(time) - calendarDay(now);
  if (Math.abs(days) < 45) return format.format(days, 'day');
  const months = monthsBetween(now, time);
  return Math.abs(months) < 18 ? format.format(months, 'month') : format.format(Math.trunc(months / 12), 'year');
}

function clockDistance(difference: number, format: Intl.RelativeTimeFormat): string {
  const minutes = Math.round(difference / 60_000);
  return Math.abs(minutes) < 60 ? format.format(minutes, 'minute') : format.format(Math.trunc(minutes / 60), 'hour');
}

function calendarDay(time: number): number {
  const date = new Date(time);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMilliseconds);
}

function monthsBetween(from: number, to: number): number {
  const a = new Date(from);
  const b = new Date(to);
  const months = (b.getFullYear() - a.getFullYear()) * 12 + b.getMonth() - a.getMonth();
  if (months > 0 && b.getDate() < a.getDate()) return months - 1;
  return months < 0 && b.getDate() > a.getDate() ? months + 1 : months;
}

/** Plain `en` means American dates to Intl; UX wants day before month unless the reader asks for another English. */
function dateLocale(locale: string): string {
  return locale.toLowerCase() === 'en' ? 'en-GB' : locale;
}
