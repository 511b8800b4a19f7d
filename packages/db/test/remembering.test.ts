import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, HOUR, MINUTE, queueRow, SLOT, unit, user, WORKER } from './sample.ts';

const ALL = { since: 0, limit: 100 };
const OPEN = { hit: null, served: null };

describe.each(['A', 'B'] as const)('what was considered (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;
  const weather = unit(user(1), 'weather');
  const later = unit(user(1), ' Wétter 🌦 '.repeat(40), {
    from: SLOT + 5 * HOUR,
    stated: null,
    evidence: null,
    calibrated: null,
  });

  test('is remembered as it was, newest window first', async () => {
    await addUser(fresh, user(1));
    await store.record(analysisOf(user(1), { considered: [weather, later] }), WORKER);
    expect(await store.consideredOf(user(1), ALL)).toEqual([
      { ...later, ...OPEN },
      { ...weather, ...OPEN },
    ]);
    expect(await store.consideredOf(user(1), { since: weather.until + 1, limit: 9 })).toHaveLength(1);
    expect(await store.consideredOf(user(1), { since: 0, limit: 1 })).toMatchObject([{ id: later.id }]);
    expect(await store.consideredOf(user(2), ALL)).toEqual([]);
  });

  test('is frozen: what is considered again at an overlapping time changes nothing', async () => {
    const again = unit(user(1), 'weather', { from: weather.from + 10 * MINUTE, confidence: 0.1 });
    const slot = SLOT + 5 * MINUTE;
    await store.record(
      analysisOf(user(1), { slot, considered: [again, { ...weather, slot, confidence: 0.2 }] }),
      WORKER,
    );
    expect(await store.consideredOf(user(1), ALL)).toHaveLength(2);
    expect(await store.consideredOf(user(1), ALL)).toContainEqual({ ...weather, ...OPEN });
  });

  test('is frozen once it is queued, and the queued takes the place of what was not', async () => {
    const slot = SLOT + 10 * MINUTE;
    const queued = { ...weather, slot, confidence: 0.9, ruling: 'queued' as const };
    await store.record(analysisOf(user(1), { slot, considered: [queued] }), WORKER);
    const sure = { ...queued, id: 'other', from: queued.from - MINUTE, confidence: 0.99 };
    await store.record(analysisOf(user(1), { slot: slot + MINUTE, considered: [sure] }), WORKER);
    expect(await store.consideredOf(user(1), ALL)).toEqual([
      { ...later, ...OPEN },
      { ...queued, ...OPEN },
    ]);
  });

  test('is remembered with a row that was queued already', async () => {
    await addUser(fresh, user(3));
    const rows = [queueRow(user(3), 'weather')];
    const considered = [unit(user(3), 'weather', { ruling: 'queued' })];
    await store.record(analysisOf(user(3), { rows, considered }), WORKER);
    await store.record(analysisOf(user(3), { slot: SLOT + MINUTE, rows, considered }), WORKER);
    expect(await store.consideredOf(user(3), ALL)).toEqual([{ ...considered[0], ...OPEN }]);
  });

  test('is none where the slot came twice or too late', async () => {
    await addUser(fresh, user(4));
    await store.record(analysisOf(user(4)), WORKER);
    for (const slot of [SLOT, SLOT - MINUTE]) {
      await store.record(analysisOf(user(4), { slot, considered: [unit(user(4), 'weather')] }), WORKER);
    }
    expect(await store.consideredOf(user(4), ALL)).toEqual([]);
  });
});
