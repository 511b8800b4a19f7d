import { describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, DAY, HOUR, MINUTE, queueRow, SLOT, storedAnswer, unit, user, WORKER } from './sample.ts';

const ALL = { since: 0, limit: 100 };

/** Records an answer and one considered prediction for a person who exists. */
async function remember({ store, ...fresh }: FreshDatabase, userId: string, ageMs = 0): Promise<void> {
  await addUser({ store, ...fresh }, userId);
  const answer = storedAnswer({ slot: SLOT - ageMs });
  const considered = [unit(userId, 'weather', { from: SLOT - ageMs, until: SLOT - ageMs + HOUR })];
  await store.record(analysisOf(userId, { slot: SLOT - ageMs, answer, considered }), WORKER);
}

describe.each(['A', 'B'] as const)('nothing is remembered (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;

  test('of a person who said no, and nothing of others is lost', async () => {
    await remember(fresh, user(1));
    await remember(fresh, user(2));
    await store.record(analysisOf(user(1), { slot: SLOT + MINUTE, outcome: 'opted_out' }), WORKER);
    expect(await store.consideredOf(user(1), ALL)).toEqual([]);
    expect(await store.person(user(1))).toMatchObject({ lastSlot: SLOT + MINUTE, answer: null });
    expect(await store.consideredOf(user(2), ALL)).toHaveLength(1);
    expect((await store.person(user(2))).answer).not.toBeNull();
  });

  test.runIf(generation === 'B')('of a person deleted meanwhile, whether a row says so or not', async () => {
    const considered = [unit(user(8), 'weather')];
    const answer = storedAnswer();
    const late = analysisOf(user(8), { slot: SLOT + MINUTE, considered, answer, rows: [queueRow(user(8), 'weather')] });
    for (const analysis of [analysisOf(user(8), { considered, answer }), late]) {
      expect(await store.record(analysis, WORKER)).toMatchObject({ counted: true, outcome: 'user_gone', queued: [] });
      expect(await store.consideredOf(user(8), ALL)).toEqual([]);
      expect((await store.person(user(8))).answer).toBeNull();
    }
    await remember(fresh, user(9));
    await fresh.query('DELETE FROM users WHERE id = ?', [user(9)]);
    await store.record(analysisOf(user(9), { slot: SLOT + MINUTE, considered, answer }), WORKER);
    expect(await store.consideredOf(user(9), ALL)).toEqual([]);
    expect((await store.person(user(9))).answer).toBeNull();
  });
});

describe('what is old', async () => {
  const fresh = await freshDatabase({ generation: 'A' });
  const { store } = fresh;

  test('goes oldest first, a bounded number at a time, and the rest stays', async () => {
    for (let n = 1; n <= 5; n += 1) await remember(fresh, user(n), n * 10 * DAY);
    const before = SLOT - 25 * DAY;
    expect(await store.purgeConsidered(before, 2)).toBe(2);
    expect(await store.consideredOf(user(3), ALL)).toHaveLength(1);
    expect(await store.consideredOf(user(5), ALL)).toEqual([]);
    expect(await store.purgeConsidered(before, 3)).toBe(3);
    expect(await store.purgeConsidered(before, 3)).toBe(1);
    expect(await store.purgeConsidered(before, 3)).toBe(0);
    for (const n of [1, 2]) {
      expect(await store.consideredOf(user(n), ALL)).toHaveLength(1);
      expect((await store.person(user(n))).answer).not.toBeNull();
    }
    expect((await store.person(user(3))).answer).toBeNull();
  });
});
