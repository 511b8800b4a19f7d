import { windowBefore } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addActivity, addUser, DAY, HOUR, SLOT, user } from './sample.ts';

const WEEK = windowBefore(SLOT, 7);

describe.each(['A', 'B', 'empty'] as const)('active users (%s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  async function activeAt(n: number, ...instants: number[]): Promise<void> {
    await addUser(fresh, user(n));
    for (const at of instants) await addActivity(fresh, user(n), at);
  }

  async function pages(pageSize?: number): Promise<string[][]> {
    const all: string[][] = [];
    for await (const page of fresh.store.activeUsers(WEEK, pageSize)) all.push(page);
    return all;
  }

  test('nobody is one where nothing happened', async () => {
    expect(await pages()).toEqual([]);
  });

  test('are those who did something within seven days, the last second included', async () => {
    await activeAt(1, SLOT - 7 * DAY + HOUR);
    await activeAt(2, SLOT - 7 * DAY - HOUR);
    await activeAt(3, SLOT - 7 * DAY);
    await activeAt(4, SLOT - 7 * DAY - 1_000);
    await activeAt(5, SLOT - 29 * DAY, SLOT - 3 * DAY, SLOT - 2 * DAY);
    expect((await pages()).flat().sort()).toEqual([user(1), user(3), user(5)]);
  });

  test('come in pages, each person once', async () => {
    await activeAt(6, SLOT - DAY);
    await activeAt(7, SLOT - DAY, SLOT - HOUR);
    const sizes = (await pages(2)).map((page) => page.length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5);
    expect(Math.max(...sizes)).toBe(2);
    expect(new Set((await pages(2)).flat()).size).toBe(5);
    expect((await pages(5)).map((page) => page.length)).toEqual([5]);
  });

  test('can be left half read', async () => {
    for await (const page of fresh.store.activeUsers(WEEK, 1)) {
      expect(page).toHaveLength(1);
      break;
    }
    expect((await pages()).flat()).toHaveLength(5);
  });
});
