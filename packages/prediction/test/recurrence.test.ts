import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOccurrence } from '../src/recurrence.ts';
import { localTime, WEEKDAYS } from '../src/zone.ts';

const at = (iso: string) => Date.parse(iso);

// 2026-11-22 is a Sunday.
test.each([
  ['later today', ['sunday'], '20:00', 'UTC', '2026-11-22T08:35:00Z', '2026-11-22T20:00:00Z'],
  ['over for today', ['sunday'], '08:00', 'UTC', '2026-11-22T08:35:00Z', '2026-11-29T08:00:00Z'],
  ['exactly now is over', ['sunday'], '08:35', 'UTC', '2026-11-22T08:35:00Z', '2026-11-29T08:35:00Z'],
  ['the next of several days', ['friday', 'tuesday'], '20:00', 'UTC', '2026-11-22T08:35:00Z', '2026-11-24T20:00:00Z'],
  ['in the zone, not in UTC', ['monday'], '00:30', 'Asia/Kathmandu', '2026-11-22T08:35:00Z', '2026-11-22T18:45:00Z'],
  [
    'across the autumn change (Berlin +2 to +1)',
    ['sunday'],
    '09:00',
    'Europe/Berlin',
    '2026-10-24T12:00:00Z',
    '2026-10-25T08:00:00Z',
  ],
  [
    'across the spring change (Berlin +1 to +2)',
    ['sunday'],
    '09:00',
    'Europe/Berlin',
    '2027-03-27T12:00:00Z',
    '2027-03-28T07:00:00Z',
  ],
  [
    'a time of day that is skipped moves forward by the gap',
    ['sunday'],
    '02:30',
    'Europe/Berlin',
    '2027-03-27T12:00:00Z',
    '2027-03-28T01:30:00Z',
  ],
  [
    'a time of day that comes twice is the first',
    ['sunday'],
    '02:30',
    'Europe/Berlin',
    '2026-10-24T12:00:00Z',
    '2026-10-25T00:30:00Z',
  ],
] as const)('%s', (_name, days, time, zone, now, expected) => {
  expect(new Date(nextOccurrence({ days, at: time }, at(now), zone)).toISOString()).toBe(
    new Date(expected).toISOString(),
  );
});

test('it is always ahead, within eight days, on one of the days', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
  const two = (n: number) => String(n).padStart(2, '0');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      fc.nat(23),
      fc.nat(59),
      fc.constantFrom(...zones),
      fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') }),
      (days, hour, minute, zone, now) => {
        const next = nextOccurrence({ days, at: `${two(hour)}:${two(minute)}` }, now, zone);
        expect(next).toBeGreaterThan(now);
        expect(next).toBeLessThanOrEqual(now + 8 * 86_400_000 + 7_200_000);
        expect(days).toContain(localTime(next, zone).weekday);
      },
    ),
  );
});
