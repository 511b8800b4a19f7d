import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expectation } from '../src/expectation.ts';
import { WEEKDAYS } from '../src/index.ts';
import { occurrenceAfter } from '../src/occurrence.ts';
import { iso } from './days.ts';

const expectation = (more: Partial<Expectation>): Expectation => ({
  type: 'time_based',
  need: 'news',
  query: 'news',
  action: 'news',
  novel: false,
  days: WEEKDAYS,
  from: '20:00',
  minutes: 180,
  peakMinutes: 90,
  stated: null,
  evidence: 0.8,
  kept: '',
  reasoning: '',
  ...more,
});
const shown = (more: Partial<Expectation>, now: string, zone: string) => {
  const { from, until, peak } = occurrenceAfter(expectation(more), Date.parse(now), zone);
  return [from, until, peak].map(iso);
};

test.each([
  ['before the window', '2026-11-22T19:00:00Z', '2026-11-22'],
  ['open, the densest half hour ahead', '2026-11-22T21:29:59Z', '2026-11-22'],
  ['open, the densest half hour begun', '2026-11-22T21:30:00Z', '2026-11-23'],
])('%s: the next one is of %3$s', (_name, now, date) => {
  expect(shown({}, now, 'UTC')).toEqual([`${date}T20:00:00Z`, `${date}T23:00:00Z`, `${date}T21:30:00Z`]);
});

test('evidence that is that of a later window belongs to no sooner one', () => {
  const first = Date.parse('2026-11-24T20:00:00Z');
  expect(shown({ first }, '2026-11-22T19:00:00Z', 'UTC')[0]).toBe('2026-11-24T20:00:00Z');
  expect(shown({ first }, '2026-11-26T19:00:00Z', 'UTC')[0]).toBe('2026-11-26T20:00:00Z');
});

const night = { from: '01:00', minutes: 180, peakMinutes: 150 };

// On 29 March 2026 Berlin's clocks go from 02:00 to 03:00, on 25 October from 03:00 back to 02:00.
test.each([
  [
    'the night before the spring change',
    '2026-03-27T12:00:00Z',
    night,
    ['2026-03-28T00:00:00Z', '2026-03-28T03:00:00Z', '2026-03-28T02:30:00Z'],
  ],
  [
    'an hour less in spring',
    '2026-03-28T12:00:00Z',
    night,
    ['2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z', '2026-03-29T01:30:00Z'],
  ],
  [
    'over by then in spring',
    '2026-03-29T01:45:00Z',
    night,
    ['2026-03-29T23:00:00Z', '2026-03-30T02:00:00Z', '2026-03-30T01:30:00Z'],
  ],
  [
    'an hour more in autumn',
    '2026-10-24T12:00:00Z',
    night,
    ['2026-10-24T23:00:00Z', '2026-10-25T03:00:00Z', '2026-10-25T02:30:00Z'],
  ],
  [
    'not yet over in autumn',
    '2026-10-25T02:15:00Z',
    night,
    ['2026-10-24T23:00:00Z', '2026-10-25T03:00:00Z', '2026-10-25T02:30:00Z'],
  ],
  [
    'a densest half hour that is skipped',
    '2026-03-28T12:00:00Z',
    { from: '01:00', minutes: 120, peakMinutes: 90 },
    ['2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z', '2026-03-29T00:30:00Z'],
  ],
])('a window is open while the clock shows its hours: %s', (_name, now, more, expected) => {
  expect(shown(more, now, 'Europe/Berlin')).toEqual(expected);
});

test('its densest half hour is ahead and within it, in every zone at every time', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia'];
  const windows = fc.record({
    from: fc.nat(47).map((at) => `${String(at >> 1).padStart(2, '0')}:${at % 2 === 0 ? '00' : '30'}`),
    minutes: fc.integer({ min: 2, max: 8 }).map((length) => length * 30),
    peakMinutes: fc.nat(7).map((peak) => peak * 30),
    days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
  });
  const whole = windows.map((window) => ({
    ...window,
    peakMinutes: Math.min(window.peakMinutes, window.minutes - 30),
  }));
  // Around clock changes: all of 2026, and the day that Samoa left out.
  const instants = fc.oneof(
    fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
    fc.integer({ min: Date.UTC(2011, 11, 27), max: Date.UTC(2012, 0, 2) }),
  );
  fc.assert(
    fc.property(whole, instants, fc.constantFrom(...zones), (window, now, zone) => {
      const { from, until, peak } = occurrenceAfter(expectation(window), now, zone);
      expect(peak).toBeGreaterThan(now);
      expect(peak).toBeGreaterThanOrEqual(from);
      expect(peak).toBeLessThan(until);
      expect(Math.abs(until - from - window.minutes * 60_000)).toBeLessThanOrEqual(3_600_000);
      expect(from).toBeLessThan(now + 8 * 86_400_000 + 7_200_000);
    }),
    { numRuns: 1_000 },
  );
});
