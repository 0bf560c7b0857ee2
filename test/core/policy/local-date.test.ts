import assert from 'node:assert/strict';
import { endOf, readDate, startOf, validityAt } from '../../../src/core/policy/local-date';

describe('core/policy/local-date', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  const faults: readonly (readonly [text: string, fault: string])[] = [
    ['', 'format'],
    ['tomorrow', 'format'],
    ['2026-7-1', 'format'],
    ['2026/07/01', 'format'],
    ['20260701', 'format'],
    ['2026-07-01 09:00', 'format'],
    ['2026-07-01T9:00Z', 'format'],
    [`2026-07-01T09:00:00.${'0'.repeat(1_000_000)}Z`, 'format'],
    ['2026-07-01T09:00', 'no-offset'],
    ['2026-07-01T09:00:00', 'no-offset'],
    ['2026-02-29', 'impossible'],
    ['2100-02-29', 'impossible'],
    ['2026-13-01', 'impossible'],
    ['2026-00-10', 'impossible'],
    ['2026-04-31', 'impossible'],
    ['2026-04-00', 'impossible'],
    ['2026-04-30T24:00Z', 'impossible'],
    ['2026-04-30T12:60Z', 'impossible'],
    ['2026-04-30T12:00:60Z', 'impossible'],
    ['2026-04-30T12:00+15:00', 'impossible'],
  ];
  for (const [text, fault] of faults) {
    it(`${JSON.stringify(text.slice(0, 30))} is no date: ${fault}`, () => assert.deepEqual(readDate(text), { fault }));
  }

  const bounds: readonly (readonly [zone: string, text: string, start: string, end: string])[] = [
    ['UTC', '2026-07-10', '2026-07-10T00:00Z', '2026-07-11T00:00Z'],
    ['UTC', '2028-02-29', '2028-02-29T00:00Z', '2028-03-01T00:00Z'],
    ['UTC', '2026-12-31', '2026-12-31T00:00Z', '2027-01-01T00:00Z'],
    ['Asia/Shanghai', '2026-07-10', '2026-07-09T16:00Z', '2026-07-10T16:00Z'],
    ['America/Los_Angeles', '2026-07-10', '2026-07-10T07:00Z', '2026-07-11T07:00Z'],
    // A day of 23 hours and one of 25.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    // Midnight does not exist on this day: the clocks go from 23:59 to 01:00.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00Z', '2018-11-05T02:00Z'],
    // Half an hour's change.
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30Z', '2026-10-04T13:00Z'],
    // An instant is the same everywhere.
    ['Asia/Shanghai', '2026-07-10T09:00:00Z', '2026-07-10T09:00Z', '2026-07-10T09:00Z'],
    ['Asia/Shanghai', '2026-07-10T09:00:00+02:00', '2026-07-10T07:00Z', '2026-07-10T07:00Z'],
    ['Asia/Shanghai', '2026-07-10T23:30-0130', '2026-07-11T01:00Z', '2026-07-11T01:00Z'],
    ['UTC', '2026-07-10T09:00:00.250Z', '2026-07-10T09:00:00.250Z', '2026-07-10T09:00:00.250Z'],
  ];
  for (const [where, text, start, end] of bounds) {
    it(`${text} in ${where} is from ${start} to ${end}`, () => {
      process.env['TZ'] = where;
      assert.equal(startOf(text), Date.parse(start));
      assert.equal(endOf(text), Date.parse(end));
    });
  }

  it('a year below 100 is that year', () => {
    process.env['TZ'] = 'UTC';
    assert.equal(startOf('0026-01-01'), Date.parse('0026-01-01T00:00Z'));
  });

  const validities: readonly (readonly [
    now: string,
    from: string | undefined,
    until: string | undefined,
    at: string,
  ])[] = [
    ['2026-07-09T21:59:59.999Z', '2026-07-10', '2026-07-12', 'before'],
    ['2026-07-09T22:00:00Z', '2026-07-10', '2026-07-12', 'within'],
    ['2026-07-12T21:59:59.999Z', '2026-07-10', '2026-07-12', 'within'],
    ['2026-07-12T22:00:00Z', '2026-07-10', '2026-07-12', 'after'],
    ['2026-07-12T22:00:00Z', '2026-07-10', undefined, 'within'],
    ['2026-07-01T00:00:00Z', undefined, '2026-07-12', 'within'],
    ['2026-07-01T00:00:00Z', undefined, undefined, 'within'],
  ];
  for (const [now, from, until, at] of validities) {
    it(`${now} is ${at} ${from ?? '…'} to ${until ?? '…'} in Berlin`, () => {
      process.env['TZ'] = 'Europe/Berlin';
      const dates = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
      assert.equal(validityAt(Date.parse(now), dates), at);
    });
  }
});
