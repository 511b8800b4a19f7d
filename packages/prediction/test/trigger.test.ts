import { expect, test } from 'vitest';
import type { Pattern } from '../src/pattern.ts';
import { triggerAt } from '../src/trigger.ts';

const slot = Date.parse('2026-11-22T08:35:00Z'); // a Sunday
const stating = (triggerTime?: string, more: Partial<Pattern> = {}): Pattern => ({
  type: 'time_based',
  confidence: 0.8,
  query: 'pizza',
  reasoning: '',
  ...(triggerTime === undefined ? {} : { triggerTime }),
  ...more,
});

test.each([
  ['in the future, it stands', '2026-11-25T19:00:00Z', 'UTC', '2026-11-25T19:00:00Z'],
  ['with an offset', '2026-11-25T19:00:00+02:00', 'UTC', '2026-11-25T17:00:00Z'],
  ['without a zone it is the person’s local time', '2026-11-25T19:00:00', 'Europe/Berlin', '2026-11-25T18:00:00Z'],
  ['in the past, the next same weekday and time of day', '2026-11-13T20:00:00Z', 'UTC', '2026-11-27T20:00:00Z'],
  ['in the past by an hour: next week', '2026-11-22T07:35:00Z', 'UTC', '2026-11-29T07:35:00Z'],
  [
    'in the past on the other side of a clock change',
    '2026-10-23T20:00:00+02:00',
    'Europe/Berlin',
    '2026-11-27T19:00:00Z',
  ],
  ['years ago', '2019-11-22T20:00:00Z', 'UTC', '2026-11-27T20:00:00Z'],
  ['unreadable, in half an hour', 'Friday evening', 'UTC', '2026-11-22T09:05:00Z'],
  ['a clock time alone is unreadable', '20:00', 'UTC', '2026-11-22T09:05:00Z'],
  ['no such date', '2026-13-45T99:00:00Z', 'UTC', '2026-11-22T09:05:00Z'],
])('trigger_time %s', (_name, text, zone, expected) => {
  expect(new Date(triggerAt(stating(text), slot, zone)).toISOString()).toBe(new Date(expected).toISOString());
});

test('without a trigger_time, in half an hour, on a whole second', () => {
  expect(triggerAt(stating(), slot + 123, 'UTC')).toBe(slot + 1_800_000);
});

test('a recurrence wins over a trigger_time', () => {
  const pattern = stating('2026-11-25T19:00:00Z', { recurrence: { days: ['monday'], at: '07:00', minutes: 60 } });
  expect(new Date(triggerAt(pattern, slot, 'UTC')).toISOString()).toBe('2026-11-23T07:00:00.000Z');
});
