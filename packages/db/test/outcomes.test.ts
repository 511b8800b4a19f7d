import type { Considered } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, HOUR, MINUTE, SLOT, unit, user, WORKER } from './sample.ts';

const queued = { ruling: 'queued' } as const;

/** Window n opens n hours after the slot. */
function hourly(n: number, given: Partial<Considered> = {}): Considered {
  return unit(user(n), 'weather', { id: `unit-${n}`, from: SLOT + n * HOUR, ...given });
}

const ids = (units: readonly Pick<Considered, 'id'>[]) => units.map(({ id }) => id);

describe.each(['A', 'B'] as const)('outcomes (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;
  const units = [hourly(1, queued), hourly(2), hourly(3, queued), hourly(4), hourly(5)];

  test('are due once window and page are over', async () => {
    for (const one of units) {
      await addUser(fresh, one.userId);
      await store.record(analysisOf(one.userId, { considered: [one] }), WORKER);
    }
    expect(await store.dueToJudge(SLOT + 2 * HOUR - 1, 10)).toEqual([]);
    expect(await store.dueToJudge(SLOT + 2 * HOUR, 10)).toEqual([units[0]]);
    expect(ids(await store.dueToJudge(SLOT + 9 * HOUR, 10))).toEqual(ids(units));
    expect(ids(await store.dueToJudge(SLOT + 9 * HOUR, 2))).toEqual(['unit-1', 'unit-2']);
  });

  test('are due in the order in which their windows closed, whoever has many of them', async () => {
    const crowd = [6, 7, 8].map((n) => hourly(n, { userId: user(0), need: `need ${n}` }));
    await addUser(fresh, user(0));
    await store.record(analysisOf(user(0), { considered: crowd }), WORKER);
    expect(ids(await store.dueToJudge(SLOT + 9 * HOUR, 6))).toEqual([...ids(units), 'unit-6']);
    await fresh.query('DELETE FROM ambia_considered WHERE user_id = ?', [user(0)]);
  });

  test('are not due while the page made at the end of the window lives', async () => {
    const late = unit(user(1), 'news', { from: SLOT - 2 * HOUR, until: SLOT - HOUR, scheduledFor: SLOT - 70 * MINUTE });
    await store.record(analysisOf(user(1), { slot: SLOT + 1, considered: [late] }), WORKER);
    expect(await store.dueToJudge(SLOT - 38 * MINUTE - 1, 10)).toEqual([]);
    expect(ids(await store.dueToJudge(SLOT - 38 * MINUTE, 10))).toEqual([late.id]);
    await store.saveJudged([{ id: late.id, hit: false, served: true }]);
  });

  test('are known with everything that was considered, newest window first', async () => {
    const judged = units.slice(0, 4).map(({ id }, n) => ({ id, hit: n % 2 === 0, served: n === 0 }));
    await store.saveJudged([...judged, { id: 'gone meanwhile', hit: true, served: true }]);
    const all = await store.labelled({ limit: 10 });
    expect(ids(all)).toEqual(['unit-4', 'unit-3', 'unit-2', 'unit-1', expect.stringContaining('news')]);
    expect(all[3]).toEqual({ ...units[0], hit: true, served: true });
    expect(all.slice(0, 3)).toMatchObject([{ hit: false }, { hit: true, served: false }, { hit: false }]);
    expect(ids(await store.labelled({ limit: 2 }))).toEqual(['unit-4', 'unit-3']);
    expect(ids(await store.labelled({ limit: 9, since: SLOT + 4 * HOUR }))).toEqual(['unit-4', 'unit-3']);
    expect(ids(await store.labelled({ limit: 9, before: SLOT + 3 * HOUR }))).toEqual([
      'unit-2',
      'unit-1',
      expect.stringContaining('news'),
    ]);
    expect(ids(await store.labelledQueued(10))).toEqual(['unit-3', 'unit-1']);
    expect(ids(await store.labelledQueued(10, { before: SLOT + 3 * HOUR }))).toEqual(['unit-1']);
    expect(ids(await store.labelledQueued(1))).toEqual(['unit-3']);
  });

  test('are due no more, and shown beside what is still open', async () => {
    expect(ids(await store.dueToJudge(SLOT + 9 * HOUR, 10))).toEqual(['unit-5']);
    expect(await store.consideredOf(user(1), { since: 0, limit: 1 })).toEqual([
      { ...units[0], hit: true, served: true },
    ]);
    expect(await store.consideredOf(user(5), { since: 0, limit: 1 })).toMatchObject([{ hit: null, served: null }]);
  });

  test('stay what they are whatever is considered later', async () => {
    const again = [hourly(1, { ...queued, confidence: 0.99, slot: SLOT + HOUR })];
    await store.record(analysisOf(user(1), { slot: SLOT + HOUR, considered: again }), WORKER);
    expect(await store.consideredOf(user(1), { since: 0, limit: 1 })).toMatchObject([{ hit: true, confidence: 0.65 }]);
  });
});
