import { Failure } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { tokenBudget } from '../src/token-budget.ts';

const DAY_MS = 86_400_000;
const MIDNIGHT = Date.parse('2026-11-24T00:00:00Z');

/** A budget of 100, a clock and what each day has spent. */
function played(dailyTokens: number | null = 100) {
  const clock = { now: MIDNIGHT - 60_000 };
  const spentOn = new Map<number, number>();
  const read: number[] = [];
  const refused: number[] = [];
  const budget = tokenBudget({
    spent: async (since, until) => {
      expect(until - since).toBe(DAY_MS);
      read.push(since);
      return spentOn.get(since) ?? 0;
    },
    dailyTokens,
    now: () => clock.now,
    refused: (day) => refused.push(day),
  });
  return { clock, spentOn, read, refused, budget };
}

test('a call belongs to the day of its run, before and after midnight', async () => {
  const { budget, clock, spentOn, refused } = played();
  spentOn.set(MIDNIGHT - DAY_MS, 100);
  await expect(budget.require(MIDNIGHT - 1)).rejects.toMatchObject({ code: 'LLAMA_OVER_BUDGET', kind: 'permanent' });
  expect(await budget.left()).toBe(0);
  clock.now = MIDNIGHT + 1_000;
  await expect(budget.require(MIDNIGHT - 1)).rejects.toBeInstanceOf(Failure);
  await budget.require(MIDNIGHT);
  expect(await budget.left()).toBe(100);
  expect(refused).toEqual([MIDNIGHT - DAY_MS, MIDNIGHT - DAY_MS]);
});

test('the database is asked once in two seconds, however many ask', async () => {
  const { budget, clock, spentOn, read } = played();
  await Promise.all(Array.from({ length: 50 }, () => budget.require(MIDNIGHT - 1)));
  expect(read).toHaveLength(1);
  spentOn.set(MIDNIGHT - DAY_MS, 150);
  clock.now += 2_000;
  await expect(budget.require(MIDNIGHT - 1)).rejects.toBeInstanceOf(Failure);
  expect(await budget.left()).toBe(0);
  expect(read).toHaveLength(2);
});

test('without a limit nobody is asked', async () => {
  const { budget, read } = played(null);
  await budget.require(MIDNIGHT);
  expect([await budget.left(), read]).toEqual([null, []]);
});
