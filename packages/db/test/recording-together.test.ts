import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, MINUTE, SLOT, user, WORKER } from './sample.ts';

const LATER = SLOT + 5 * MINUTE;

const plain = (userId: string, slot = LATER) =>
  analysisOf(userId, { slot, outcome: 'unchanged', patternsDetected: 0, rows: [], considered: [], seen: slot });

describe.each(['A', 'B'] as const)('people of whom nothing changed (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;
  const count = async (outcome: string, slot = LATER) => {
    const [row] = await fresh.query(
      'SELECT SUM(people) AS people FROM ambia_run_count WHERE outcome = ? AND slot = ?',
      [outcome, slot],
    );
    return Number(row?.people ?? 0);
  };

  test('are recorded together, each counted once', async () => {
    const people = [3, 1, 2].map(user);
    for (const userId of people) await addUser(fresh, userId);
    const recorded = await Promise.all(people.map((userId) => store.record(plain(userId), WORKER)));
    expect(recorded).toEqual(
      people.map(() => ({ counted: true, outcome: 'unchanged', queued: [], alreadyQueued: 0, alreadyCached: 0 })),
    );
    expect(await count('unchanged')).toBe(3);
    const states = await fresh.query('SELECT last_slot, seen_slot, outcome FROM ambia_user_state');
    expect(states.map(Object.values)).toEqual(people.map(() => [LATER, LATER, 'unchanged']));
  });

  test('twice at one slot count once, beside somebody new', async () => {
    await addUser(fresh, user(4));
    const recorded = await Promise.all([1, 4, 2].map((n) => store.record(plain(user(n)), WORKER)));
    expect(recorded.map(({ counted }) => counted)).toEqual([false, true, false]);
    expect(await count('unchanged')).toBe(4);
  });

  test('whose later slot is recorded already are superseded, the others not', async () => {
    await addUser(fresh, user(5));
    const recorded = await Promise.all([1, 5].map((n) => store.record(plain(user(n), SLOT), WORKER)));
    expect(recorded.map(({ outcome }) => outcome)).toEqual(['superseded', 'unchanged']);
    expect(await count('superseded', SLOT)).toBe(1);
    expect(await count('unchanged', SLOT)).toBe(1);
  });

  test('asked about together, each finds their own state', async () => {
    const found = await Promise.all([5, 9, 1].map((n) => store.person(user(n))));
    expect(found.map(({ lastSlot }) => lastSlot)).toEqual([SLOT, null, LATER]);
  });
});

describe('ids that are one to the collation', async () => {
  const fresh = await freshDatabase({ generation: 'empty' });
  const { store } = fresh;

  test('are recorded one after the other, as one person', async () => {
    const recorded = await Promise.all(['CNS1', 'cns1', 'cns2'].map((id) => store.record(plain(id), WORKER)));
    expect(recorded.map(({ counted }) => counted).filter(Boolean)).toHaveLength(2);
    expect(recorded[2]?.counted).toBe(true);
  });

  test('find the one state, asked about together', async () => {
    const found = await Promise.all(['CNS1', 'cns1', 'cns3'].map((id) => store.person(id)));
    expect(found.map(({ lastSlot }) => lastSlot)).toEqual([LATER, LATER, null]);
  });
});
