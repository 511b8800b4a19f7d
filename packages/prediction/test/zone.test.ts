import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isTimeZone, localTime, WEEKDAYS } from '../src/index.ts';
import { clockOf } from '../src/zone.ts';

test.each([
  ['UTC', '2026-11-22T08:35:59Z', '2026-11-22', 'sunday', '08:35'],
  ['Asia/Kathmandu', '2026-11-22T18:14:59Z', '2026-11-22', 'sunday', '23:59'],
  ['Asia/Kathmandu', '2026-11-22T18:15:00Z', '2026-11-23', 'monday', '00:00'],
  ['Europe/Berlin', '2026-10-25T00:59:59Z', '2026-10-25', 'sunday', '02:59'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25', 'sunday', '02:00'],
  ['Europe/Berlin', '2027-03-28T00:59:59Z', '2027-03-28', 'sunday', '01:59'],
  ['Europe/Berlin', '2027-03-28T01:00:00Z', '2027-03-28', 'sunday', '03:00'],
])('in %s %s is %s %s %s', (zone, at, date, weekday, time) => {
  expect(localTime(Date.parse(at), zone)).toEqual({ date, weekday, time });
});

test('one clock for many instants says what the time-zone library says, whatever the order', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ];
  const instant = fc.integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2028-01-01T00:00:00Z') });
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.array(instant, { minLength: 1, maxLength: 20 }), (zone, instants) => {
      const clock = clockOf(zone);
      for (const at of instants) {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        expect(clock(at)).toEqual({
          date: local.toPlainDate().toString(),
          weekday: WEEKDAYS[local.dayOfWeek - 1],
          time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
        });
      }
    }),
  );
});

test('a zone is known by its IANA name', () => {
  expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', '', 'now'].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
