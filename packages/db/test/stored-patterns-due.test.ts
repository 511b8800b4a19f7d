import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import {
  addUser,
  analysisOf,
  HOUR,
  MINUTE,
  queueRow,
  rowsOf,
  SLOT,
  storedAnswer,
  unit,
  user,
  WORKER,
} from './sample.ts';

const ALL = { since: 0, limit: 100 };

describe.each(['A', 'B'] as const)(
  'what stored patterns hold while Llama is away (generation %s)',
  async (generation) => {
    const fresh = await freshDatabase({ generation });
    const { store } = fresh;
    const answer = storedAnswer();

    /** What comes due for a person five minutes after their answer. */
    const due = (userId: string, slot = SLOT + 5 * MINUTE) =>
      analysisOf(userId, {
        slot,
        outcome: 'unchanged',
        seen: slot,
        rows: [queueRow(userId, 'weather')],
        considered: [unit(userId, 'weather', { ruling: 'queued' }), unit(userId, 'news')],
      });

    test('is queued and remembered, and the slot is not over with it', async () => {
      await addUser(fresh, user(1));
      await store.record(analysisOf(user(1), { answer }), WORKER);
      for (let attempt = 1; attempt <= 3; attempt += 1) await store.queueStored(due(user(1)), SLOT + attempt);
      expect(await rowsOf(fresh, user(1))).toBe(1);
      expect(await store.consideredOf(user(1), ALL)).toHaveLength(2);
      expect(await store.person(user(1))).toMatchObject({ lastSlot: SLOT, answer });
      const people = await fresh.query('SELECT SUM(people) AS people FROM ambia_run_count');
      expect(Number(people[0]?.people)).toBe(1);
    });

    test('is counted as queued already by the record that ends the slot', async () => {
      expect(await store.record(due(user(1)), WORKER)).toMatchObject({ counted: true, queued: [], alreadyQueued: 1 });
    });

    test.each([
      ['this slot', 0],
      ['a later slot', HOUR],
    ])('is not queued where %s was recorded', async (_name, laterMs) => {
      const userId = user(10 + laterMs / HOUR);
      await addUser(fresh, userId);
      const { slot } = due(userId);
      await store.record(analysisOf(userId, { slot: slot + laterMs }), WORKER);
      await store.queueStored(due(userId), slot);
      expect(await rowsOf(fresh, userId)).toBe(0);
      expect(await store.consideredOf(userId, ALL)).toEqual([]);
    });

    test.runIf(generation === 'B')('is nothing for a person deleted meanwhile', async () => {
      await store.queueStored(due(user(2)), SLOT);
      await store.queueStored({ ...due(user(2)), rows: [] }, SLOT);
      expect(await store.consideredOf(user(2), ALL)).toEqual([]);
      expect(await store.person(user(2))).toMatchObject({ lastSlot: null, answer: null });
    });
  },
);
