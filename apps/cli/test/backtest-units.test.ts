import type { Considered } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { withConsidered } from '../src/backtest/replay/considered-units.ts';
import { emittedOn } from '../src/backtest/replay/daily.ts';
import { firstSlotOf } from '../src/backtest/replay/first-slot.ts';
import { slotsOf } from '../src/backtest/replay/slots.ts';

const unit = (id: string, from: number, until: number, change: Partial<Considered> = {}): Considered => ({
  id,
  userId: 'anna',
  slot: 0,
  need: 'news',
  from,
  until,
  scheduledFor: from,
  stated: null,
  evidence: 0.5,
  kept: '',
  calibrated: 0.5,
  confidence: 0.5,
  decidedBy: 'habit',
  ruling: 'below_threshold',
  llama: 'none#2',
  ...change,
});
const QUEUED = { ruling: 'queued', confidence: 0.8 } as const;
const ids = (units: readonly Considered[]) => units.map(({ id }) => id);

test.each<[string, Considered[], Considered[], string[]]>([
  ['the first of two that overlap stands', [unit('a', 1, 3)], [unit('b', 2, 4)], ['a']],
  ['windows that only touch are two', [unit('a', 1, 3)], [unit('b', 3, 4)], ['a', 'b']],
  ['so are those of two needs', [unit('a', 1, 3)], [unit('b', 1, 3, { need: 'cinema' })], ['a', 'b']],
  ['a queued one takes the place of one that was not', [unit('a', 1, 3)], [unit('b', 2, 4, QUEUED)], ['b']],
  ['what is queued is frozen', [unit('a', 1, 3, QUEUED)], [unit('b', 2, 4, QUEUED)], ['a']],
  ['of one analysis the surer stands', [], [unit('a', 1, 3), unit('b', 2, 4, { confidence: 0.6 })], ['b']],
])('%s', (_, known, found, expected) => {
  expect(ids(withConsidered(known, found))).toEqual(expected);
});

test('a morning emits the surest of what opens before the next, but no habit that Llama left out', () => {
  const considered = [
    unit('weak', 1, 2, { need: 'a', confidence: 0.1 }),
    unit('sure', 3, 4, { need: 'b', confidence: 0.9 }),
    unit('left out', 5, 6, { need: 'c', confidence: 0.9, ruling: 'left_out' }),
    unit('tomorrow', 24, 25, { need: 'd', confidence: 0.9 }),
    unit('held', 7, 9, { need: 'e', confidence: 0.9 }),
  ];
  const earlier = [unit('yesterday', 8, 10, { need: 'e' })];
  const rules = { slot: 0, nextSlot: 24, top: 3 };
  expect(ids(emittedOn(considered, earlier, rules))).toEqual(['sure', 'weak']);
  expect(ids(emittedOn(considered, earlier, { ...rules, top: 1 }))).toEqual(['sure']);
});

test('sampled slots are the same for a seed and a day, in order, and others for another', () => {
  const day = { from: 0, until: 86_400_000 };
  const rules = { everyMinutes: 5, sample: 4, seed: 1 };
  const slots = slotsOf(7, day, rules);
  expect(slots).toHaveLength(4);
  expect(slots).toEqual(slots.toSorted((a, b) => a - b));
  expect(slotsOf(7, day, rules)).toEqual(slots);
  expect(slotsOf(8, day, rules)).not.toEqual(slots);
  expect(slotsOf(7, day, { ...rules, seed: 2 })).not.toEqual(slots);
  expect(slotsOf(7, day, { ...rules, sample: null })).toHaveLength(288);
});

test('with 48 slots of a day none of its gaps is longer than an hour, nor any over the turn of a day', () => {
  const DAY = 86_400_000;
  for (const seed of [1, 2, 3]) {
    const rules = { everyMinutes: 5, sample: 48, seed };
    const slots = [0, 1, 2, 3, 4, 5, 6].flatMap((day) =>
      slotsOf(day, { from: day * DAY, until: (day + 1) * DAY }, rules),
    );
    const gaps = slots.slice(1).map((slot, index) => slot - (slots[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3_600_000);
    expect(new Set(gaps).size).toBeGreaterThan(5);
  }
});

test('first slots are spread over the day, a minute each, the same for a person and a seed', () => {
  const day = { from: 14_400_000, until: 100_800_000 };
  const firsts = Array.from({ length: 240 }, (_, person) => firstSlotOf(`p${person}`, 1, day));
  const hours = firsts.map((first) => Math.floor((first - day.from) / 3_600_000));
  expect(new Set(hours).size).toBe(24);
  expect(Math.max(...hours.map((hour) => hours.filter((other) => other === hour).length))).toBeLessThan(25);
  expect(firsts.every((first) => first % 60_000 === 0 && first >= day.from && first < day.until)).toBe(true);
  expect(firstSlotOf('p0', 1, day)).toBe(firsts[0]);
  expect(firstSlotOf('p0', 2, day)).not.toBe(firsts[0]);
});
