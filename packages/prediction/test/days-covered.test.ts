import { expect, test } from 'vitest';
import { run, SLOT } from './chain.ts';
import { every } from './days.ts';

const daysAsked = async (activity: Parameters<typeof run>[0]['activity'] & object) => {
  const { asked } = await run({ activity });
  return JSON.parse(asked[0] ?? '{}').days;
};

test('days before somebody’s first activity are not held against a habit', async () => {
  expect(await daysAsked(every(7, 3, 'films', '2026-11-19T08:35:00Z'))).toBe(17);
});

test('what the newest 5,000 rows do not reach back to is not held against a habit', async () => {
  const busy = Array.from({ length: 6_000 }, (_, index) => ({
    at: SLOT - index * 60_000,
    action: 'query',
    query: 'busy',
  }));
  expect(await daysAsked(busy)).toBe(3);
});

test('thirty days are all there is', async () => {
  expect(await daysAsked(every(1, 60, 'films', '2026-11-21T20:00:00Z'))).toBe(30);
});
