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

    /** The end of a person's slot five minutes after their answer, for which there was none. */
    const unanswered = (userId: string, slot = SLOT + 5 * MINUTE) =>
      analysisOf(userId, {
        slot,
        outcome: 'expired',
        patternsDetected: 0,
        rows: [queueRow(userId, 'weather')],
        considered: [unit(userId, 'weather', { ruling: 'queued' }), unit(userId, 'news')],
      });

    test('is queued, remembered and counted once with the slot that ends without an answer; the last one stands', async () => {
      await addUser(fresh, user(1));
      await store.record(analysisOf(user(1), { answer }), WORKER);
      const ended = unanswered(user(1));
      expect(await store.record(ended, WORKER)).toMatchObject({ outcome: 'expired', queued: [{ need: 'weather' }] });
      expect(await store.record(ended, WORKER)).toMatchObject({ counted: false });
      expect(await rowsOf(fresh, user(1))).toBe(1);
      expect(await store.consideredOf(user(1), ALL)).toHaveLength(2);
      expect(await store.person(user(1))).toMatchObject({ lastSlot: ended.slot, answer });
      const counts = await fresh.query("SELECT people, queued FROM ambia_run_count WHERE outcome = 'expired'");
      expect(counts).toMatchObject([{ people: 1, queued: 1 }]);
    });

    test('is not queued where a later slot was recorded', async () => {
      await addUser(fresh, user(11));
      const ended = unanswered(user(11));
      await store.record(analysisOf(user(11), { slot: ended.slot + HOUR }), WORKER);
      expect(await store.record(ended, WORKER)).toMatchObject({ outcome: 'superseded' });
      expect(await rowsOf(fresh, user(11))).toBe(0);
      expect(await store.consideredOf(user(11), ALL)).toEqual([]);
    });

    test.runIf(generation === 'B')('is nothing for a person deleted meanwhile', async () => {
      for (const rows of [unanswered(user(2)).rows, []]) {
        await store.record({ ...unanswered(user(2), SLOT + rows.length), rows }, WORKER);
      }
      expect(await store.consideredOf(user(2), ALL)).toEqual([]);
      expect((await store.person(user(2))).answer).toBeNull();
    });
  },
);
