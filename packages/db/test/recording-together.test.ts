import type { RowDataPacket } from 'mysql2';
import { describe, expect, test } from 'vitest';
import { inspect, openDatabase, openStore } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import {
  addForeignRow,
  addUser,
  analysisOf,
  MINUTE,
  queueRow,
  rowsOf,
  SLOT,
  storedAnswer,
  unit,
  user,
  WORKER,
} from './sample.ts';

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

  test('who were all recorded before are moved on, each by one slot', async () => {
    const people = [1, 2, 3].map(user);
    const next = LATER + 5 * MINUTE;
    const recorded = await Promise.all(people.map((userId) => store.record(plain(userId, next), WORKER)));
    expect(recorded.map(({ counted }) => counted)).toEqual([true, true, true]);
    const query = 'SELECT last_slot, previous_slot, seen_slot FROM ambia_user_state WHERE user_id IN (?)';
    const states = await fresh.query(query, [people]);
    expect(states.map(Object.values)).toEqual(people.map(() => [next, LATER, next]));
    expect(await count('unchanged', next)).toBe(3);
  });

  test('take two statements, however many they are', async () => {
    const one = openDatabase(fresh.address, { connections: 1 });
    const alone = openStore(one, await inspect(one));
    const made = async () => {
      const [rows] = await one.pool.query<RowDataPacket[]>(
        "SHOW SESSION STATUS WHERE Variable_name IN ('Com_insert', 'Com_select', 'Com_update')",
      );
      return rows.map(({ Value }) => Number(Value));
    };
    const before = await made();
    await Promise.all([1, 2, 3].map((n) => alone.record(plain(user(n), LATER + 6 * MINUTE), WORKER)));
    const after = await made();
    expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 0, 1]);
    await one.close();
  });

  test('beside somebody with an answer of their own, each is kept', async () => {
    const next = LATER + 7 * MINUTE;
    const full = analysisOf(user(3), { slot: next, rows: [], considered: [], answer: storedAnswer() });
    const recorded = await Promise.all(
      [plain(user(1), next), full, plain(user(2), next)].map((analysis) => store.record(analysis, WORKER)),
    );
    expect(recorded.map(({ counted, outcome }) => [counted, outcome])).toEqual([
      [true, 'unchanged'],
      [true, 'analyzed'],
      [true, 'unchanged'],
    ]);
    expect([await count('unchanged', next), await count('analyzed', next)]).toEqual([2, 1]);
  });

  test('of two slots at once, each is moved on to their own', async () => {
    const next = LATER + 10 * MINUTE;
    const slots = [next, next + 5 * MINUTE, next];
    const recorded = await Promise.all(slots.map((slot, n) => store.record(plain(user(n + 1), slot), WORKER)));
    expect(recorded.map(({ counted }) => counted)).toEqual([true, true, true]);
    expect([await count('unchanged', next), await count('unchanged', next + 5 * MINUTE)]).toEqual([2, 1]);
  });

  test('of whom one was recorded at that slot already, only the others count', async () => {
    const next = LATER + 20 * MINUTE;
    await store.record(plain(user(2), next), WORKER);
    const recorded = await Promise.all([1, 2, 3].map((n) => store.record(plain(user(n), next), WORKER)));
    expect(recorded.map(({ counted }) => counted)).toEqual([true, false, true]);
    expect(await count('unchanged', next)).toBe(3);
  });

  test('asked about together, each finds their own state', async () => {
    const found = await Promise.all([5, 9, 1].map((n) => store.person(user(n))));
    expect(found.map(({ lastSlot }) => lastSlot)).toEqual([SLOT, null, LATER + 20 * MINUTE]);
  });
});

describe.each(['A', 'B'] as const)('people with rows of their own (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;
  const full = (userId: string, needs: readonly string[]) =>
    analysisOf(userId, {
      rows: needs.map((need) => queueRow(userId, need)),
      considered: needs.map((need) => unit(userId, need)),
      answer: storedAnswer(),
    });

  test('are recorded together, each with their own', async () => {
    for (const n of [1, 2, 3]) await addUser(fresh, user(n));
    const { context, scheduledFor, validUntil } = queueRow(user(2), 'news');
    await addForeignRow(fresh, user(2), { context, scheduledFor, validUntil });
    const recorded = await Promise.all([1, 2, 3].map((n) => store.record(full(user(n), ['weather', 'news']), WORKER)));
    expect(recorded.map(({ queued, alreadyQueued }) => [queued.length, alreadyQueued])).toEqual([
      [2, 0],
      [1, 1],
      [2, 0],
    ]);
    expect(await rowsOf(fresh, user(1))).toBe(2);
    const [counts] = await fresh.query('SELECT people, patterns, queued FROM ambia_run_count');
    expect(counts).toMatchObject({ people: 3, patterns: 6, queued: 5 });
    const found = await Promise.all([1, 2, 3].map((n) => store.person(user(n))));
    expect(found.map(({ answer }) => answer?.slot)).toEqual([SLOT, SLOT, SLOT]);
    const units = await fresh.query('SELECT user_id FROM ambia_considered');
    expect(units).toHaveLength(6);
  });

  test('one of whom has a row already under its own key, end as they would alone', async () => {
    for (const n of [4, 5]) await addUser(fresh, user(n));
    await store.record(analysisOf(user(4), { slot: SLOT - 5 * MINUTE, rows: [queueRow(user(4), 'weather')] }), WORKER);
    await fresh.query("UPDATE generation_queue SET status = 'failed' WHERE user_id = ?", [user(4)]);
    const recorded = await Promise.all([4, 5].map((n) => store.record(full(user(n), ['weather']), WORKER)));
    expect(recorded.map(({ queued, alreadyQueued }) => [queued.length, alreadyQueued])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('somebody who was deleted meanwhile', async () => {
  const fresh = await freshDatabase({ generation: 'B' });
  const { store } = fresh;

  test('is no trouble to those beside whom they are recorded', async () => {
    await addUser(fresh, user(1));
    const recorded = await Promise.all(
      [1, 2].map((n) => store.record(analysisOf(user(n), { rows: [queueRow(user(n), 'weather')] }), WORKER)),
    );
    expect(recorded.map(({ outcome, queued }) => [outcome, queued.length])).toEqual([
      ['analyzed', 1],
      ['user_gone', 0],
    ]);
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
