import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localToInstant, localWeekday, readLocal, shiftWeeks, weeksUntil } from '../src/local-time.ts';
import { localTime } from '../src/zone.ts';

test.each([
  ['2014-02-02 00:41', '2014-02-02T00:41:00'],
  ['2014-02-02T00:41', '2014-02-02T00:41:00'],
  [' 2014-02-02 00:41:59 ', '2014-02-02T00:41:59'],
  ['2016-02-29 12:00', '2016-02-29T12:00:00'],
])('%s reads as %s', (text, local) => {
  expect(readLocal(text)).toBe(local);
});

test.each([
  '',
  'ts',
  '2014-02-02',
  '2014-02-30 10:00',
  '2015-02-29 10:00',
  '2014-02-02 24:00',
  '2014-02-02 10:60',
  '2014-02-02 10:00:60',
  '2014-02-02T10:00:00Z',
  '2014-02-02 10:00+01:00',
  '2.2.2014 10:00',
])('%j is no local time', (text) => {
  expect(readLocal(text)).toBeNull();
});

test.each([
  ['winter', '2026-02-01T12:00:00', 'Europe/Berlin', '2026-02-01T11:00:00Z'],
  ['summer', '2026-07-01T12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00Z'],
  ['skipped: forward by the gap', '2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['twice: the first', '2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
])('%s', (_name, local, zone, instant) => {
  expect(localToInstant(local, zone)).toBe(Date.parse(instant));
});

test.each([
  ['exactly now stands', '2026-11-22T08:35:00', '2026-11-22T08:35:00Z', 'UTC', 0],
  ['a second too new goes back a week', '2026-11-22T08:35:01', '2026-11-22T08:35:00Z', 'UTC', -1],
  ['years ago', '2014-03-01T23:59:00', '2026-11-22T08:35:00Z', 'UTC', 664],
  ['from the future', '2030-01-01T00:00:00', '2026-11-22T08:35:00Z', 'UTC', -163],
  ['a calendar week that lasts 169 hours', '2026-10-24T12:00:00', '2026-10-31T10:30:00Z', 'Europe/Berlin', 0],
  ['the same, half an hour later', '2026-10-24T12:00:00', '2026-10-31T11:00:00Z', 'Europe/Berlin', 1],
  ['a calendar week that lasts 167 hours', '2026-03-28T12:00:00', '2026-04-04T10:00:00Z', 'Europe/Berlin', 1],
  [
    'right after a gap what it skipped would be later',
    '2026-03-22T03:10:00',
    '2026-03-29T01:15:00Z',
    'Europe/Berlin',
    0,
  ],
  ['an hour after a gap it no longer is', '2026-03-22T03:10:00', '2026-03-29T02:00:00Z', 'Europe/Berlin', 1],
])('weeks: %s', (_name, newest, now, zone, weeks) => {
  expect(weeksUntil(newest, Date.parse(now), zone)).toBe(weeks);
});

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu');
const instants = fc.integer({ min: Date.UTC(2010, 0), max: Date.UTC(2040, 0) }).map((at) => at - (at % 1_000));
const locals = instants.map((at) => new Date(at).toISOString().slice(0, 19));

test('however far a file lies away, nothing of it ends up after now, and everything within the last eight days or so', () => {
  fc.assert(
    fc.property(locals, locals, instants, zones, (one, other, now, zone) => {
      const [older = '', newest = ''] = [one, other].sort();
      const weeks = weeksUntil(newest, now, zone);
      expect(localToInstant(shiftWeeks(older, weeks), zone)).toBeLessThanOrEqual(now);
      expect(localToInstant(shiftWeeks(newest, weeks), zone)).toBeLessThanOrEqual(now);
      expect(localToInstant(shiftWeeks(newest, weeks), zone)).toBeGreaterThan(now - 7 * 86_400_000 - 4 * 3_600_000);
    }),
  );
});

test('a shift keeps weekday and wall clock, wherever the clocks show them', () => {
  fc.assert(
    fc.property(locals, fc.integer({ min: -1_500, max: 1_500 }), zones, (local, weeks, zone) => {
      const shifted = shiftWeeks(local, weeks);
      expect(localWeekday(shifted)).toBe(localWeekday(local));
      expect(shifted.slice(11)).toBe(local.slice(11));
      const shown = localTime(localToInstant(shifted, zone), zone);
      // Only a time of day that the clocks skipped shows another.
      if (shown.time === shifted.slice(11, 16))
        expect(`${shown.date} ${shown.weekday}`).toBe(`${shifted.slice(0, 10)} ${localWeekday(local)}`);
    }),
  );
});
