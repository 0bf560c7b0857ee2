import { equal, ok } from 'node:assert/strict';
import {
  isDue,
  nextAfterFailure,
  nextAfterSuccess,
  readRetryAfter,
  refreshInterval,
} from '../../../src/policy-sources/url-source/schedule';
import { seeded, simulateFleet } from '../../bench/fleet';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const now = Date.parse('2026-07-03T12:00:00Z');

describe('schedule', () => {
  const intervals: readonly (readonly [string | null, number])[] = [
    [null, hour],
    ['', hour],
    ['no-cache', hour],
    ['public', hour],
    ['max-age=0', 5 * minute],
    ['max-age=299', 5 * minute],
    ['max-age=300', 5 * minute],
    ['max-age=301', 301 * second],
    ['private,max-age=3601', 3601 * second],
    ['Max-Age="600", must-revalidate', 10 * minute],
    ['max-age = 600', 10 * minute],
    ['max-age=86400', 24 * hour],
    ['max-age=99999999999999999999', 24 * hour],
    ['max-age=-1', hour],
    ['max-age=1e9', hour],
    ['s-maxage=600', hour],
    ['x-max-age=600', hour],
    ['max-age', hour],
  ];
  for (const [header, expected] of intervals) {
    it(`Cache-Control: ${header} holds for ${expected / minute} minutes`, () =>
      equal(refreshInterval(header), expected));
  }

  for (const [random, expected] of [
    [0, 0.9 * hour],
    [0.5, hour],
    [0.999_999_999, 66 * minute],
  ] as const) {
    it(`after success, ${random}: ${expected / hour} hours`, () =>
      equal(nextAfterSuccess(now, hour, random) - now, expected));
  }

  const failures: readonly (readonly [string, Partial<Parameters<typeof nextAfterFailure>[0]>, number])[] = [
    ['at once at the least', { random: 0 }, 0],
    ['two intervals at the most', { random: 1 }, 2 * hour],
    ['doubled', { random: 1, failures: 2 }, 4 * hour],
    ['bounded', { random: 1, failures: 40 }, 4 * hour],
    ['two short intervals', { random: 1, interval: 5 * minute }, 10 * minute],
    ['two hours of a long interval', { random: 1, interval: 24 * hour }, 2 * hour],
    ['not before Retry-After', { random: 0, retryAfter: 7 * minute }, 7 * minute],
    ['spread after Retry-After', { random: 0.5, retryAfter: 7 * minute }, 7 * minute + hour],
    ['soon without a policy', { random: 1, hasPolicy: false }, minute],
    ['later without a policy', { random: 1, hasPolicy: false, failures: 4 }, 8 * minute],
    ['bounded without a policy', { random: 1, hasPolicy: false, failures: 2000 }, 2 * hour],
  ];
  for (const [name, failure, expected] of failures) {
    it(`after a failure: ${name}`, () => {
      const next = nextAfterFailure({
        at: now,
        interval: hour,
        failures: 1,
        retryAfter: undefined,
        hasPolicy: true,
        random: 0,
        ...failure,
      });
      equal(next - now, expected);
    });
  }

  const retries: readonly (readonly [string | null, number | undefined])[] = [
    [null, undefined],
    ['120', 2 * minute],
    [' 120 ', 2 * minute],
    ['0', 0],
    ['99999999999', 24 * hour],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    ['2026', 2026 * second],
    ['Fri, 03 Jul 2026 12:10:00 GMT', 10 * minute],
    ['Friday, 03-Jul-26 12:10:00 GMT', 10 * minute],
    ['Fri, 03 Jul 2026 11:00:00 GMT', 0],
    ['Fri, 03 Jul 2099 11:00:00 GMT', 24 * hour],
    ['Fri, 99 Jul 2026 11:00:00 GMT', undefined],
  ];
  for (const [header, expected] of retries) {
    it(`Retry-After: ${header} is ${expected}`, () => equal(readRetryAfter(header, now), expected));
  }

  for (const [name, at, stampedAt, nextCheckAt, expected] of [
    ['before its time', now, now - minute, now + 1, false],
    ['at its time', now, now - minute, now, true],
    ['a clock put right by a time server', now, now + 30 * second, now + hour, false],
    ['a clock set back', now, now + 2 * minute, now + hour, true],
  ] as const) {
    it(`${name}: ${expected ? 'due' : 'not due'}`, () => equal(isDue(at, stampedAt, nextCheckAt), expected));
  }

  for (const fleet of [{}, { cacheControl: 'max-age=300' }, { retryAfter: 2 * minute }]) {
    it(`a fleet with ${JSON.stringify(fleet)} never asks more than twice the mean after an outage of an hour`, () => {
      const { peaks } = simulateFleet({ clients: 1500, ...fleet }, seeded(1));
      ok(peaks.after <= 2, `${peaks.after}`);
    });
  }
});
