import { expect, test } from 'vitest';
import { shuffledRounds } from '../faults/hour/draw.ts';
import { growth } from '../faults/hour/memory-growth.ts';

const MINUTE_MS = 60_000;

function samples(held: (minute: number) => number) {
  return Array.from({ length: 60 }, (_, minute) => ({ at: minute * MINUTE_MS, held: held(minute) * 1e6, rss: 90e6 }));
}

test('memory that stays is no growth, and memory that grows by a megabyte every ten minutes is', () => {
  const calm = () => true;
  expect(
    growth(
      samples(() => 40),
      calm,
    ),
  ).toMatchObject({ held: 0, always: 0, rss: 0, calmSamples: 60 });
  expect(
    growth(
      samples((minute) => 40 + minute / 10),
      calm,
    ).held,
  ).toBeCloseTo(1);
});

test('what a trouble held while it lasted is not what is held in calm', () => {
  const isTrouble = (minute: number) => minute >= 50 && minute < 55;
  const { held, always } = growth(
    samples((minute) => (isTrouble(minute) ? 140 : 40)),
    (at) => !isTrouble(at / MINUTE_MS),
  );
  expect(held).toBeCloseTo(0);
  expect(always).toBeGreaterThan(1);
});

test('every trouble comes once before any comes again', () => {
  const all = ['a', 'b', 'c', 'd'];
  const random = () => 0.99;
  const drawn = shuffledRounds(all, random);
  const round = () => all.map(() => drawn.next().value).toSorted();
  expect([round(), round()]).toEqual([all, all]);
});
