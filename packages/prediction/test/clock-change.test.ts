import { expect, test } from 'vitest';
import { run } from './chain.ts';
import { every, iso, weekly } from './days.ts';

const zone = 'Europe/Berlin';
const person = { timeZone: zone };
const answer = [{ confidence: 0.9, candidate: 'c1' }];

/** On 29 March 2026 Berlin's clocks go from 02:00 to 03:00, on 25 October from 03:00 back to 02:00. */
test.each([
  ['winter', '2026-02-02T09:00:00Z', '2026-02-01T20:10:00', '2026-02-02T19:00:00Z'],
  [
    'after the spring change, of a habit from before it',
    '2026-03-29T09:00:00Z',
    '2026-03-28T20:10:00',
    '2026-03-29T18:00:00Z',
  ],
  [
    'after the autumn change, of a habit from before it',
    '2026-10-25T09:00:00Z',
    '2026-10-24T20:10:00',
    '2026-10-25T19:00:00Z',
  ],
])('a habit of eight in the evening stays at eight: %s', async (_name, slot, last, peak) => {
  const activity = Array.from({ length: 7 }, (_, back) => weekly(4, 'news', daysBefore(last, back), zone)).flat();
  const { recorded } = await run({ activity, person, answer, slot: Date.parse(slot) });
  expect(recorded?.rows[0]?.context).toMatchObject({
    evidence: '28 of the last 28 days',
    trigger_time: peak,
  });
});

function daysBefore(local: string, days: number): string {
  return iso(Date.parse(`${local}Z`) - days * 86_400_000).slice(0, 19);
}

const saturdayNight = (at: string, window_minutes: number) => [
  { confidence: 0.9, predicted_query: 'news', recurrence: { days: ['sunday'], at, window_minutes } },
];

test.each([
  ['spring: before the gap', '2026-03-28T12:00:00Z', '00:30', 60, '2026-03-28T23:30:00Z', '2026-03-29T00:30:00Z'],
  ['spring: across the gap', '2026-03-28T12:00:00Z', '01:00', 180, '2026-03-29T00:00:00Z', '2026-03-29T02:00:00Z'],
  ['spring: from inside the gap', '2026-03-28T12:00:00Z', '02:30', 60, '2026-03-29T01:30:00Z', '2026-03-29T02:30:00Z'],
  ['spring: to inside the gap', '2026-03-28T12:00:00Z', '01:30', 60, '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
  [
    'autumn: before the repeated hour',
    '2026-10-24T12:00:00Z',
    '00:30',
    60,
    '2026-10-24T22:30:00Z',
    '2026-10-24T23:30:00Z',
  ],
  [
    'autumn: over the repeated hour',
    '2026-10-24T12:00:00Z',
    '01:00',
    180,
    '2026-10-24T23:00:00Z',
    '2026-10-25T03:00:00Z',
  ],
  [
    'autumn: from inside the repeated hour',
    '2026-10-24T12:00:00Z',
    '02:30',
    60,
    '2026-10-25T00:30:00Z',
    '2026-10-25T02:30:00Z',
  ],
  ['autumn: after it', '2026-10-24T12:00:00Z', '03:30', 60, '2026-10-25T02:30:00Z', '2026-10-25T03:30:00Z'],
])('a window is open while the clock shows its hours: %s', async (_name, slot, at, minutes, from, until) => {
  const activity = every(1, 3, 'news', slot);
  const { recorded } = await run({ activity, person, answer: saturdayNight(at, minutes), slot: Date.parse(slot) });
  const [row] = recorded?.rows ?? [];
  expect([iso(row?.from ?? 0), iso(row?.validUntil ?? 0)]).toEqual([from, until]);
  expect(row?.context.window).toEqual({ from, until });
});
