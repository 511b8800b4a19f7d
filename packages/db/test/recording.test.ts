import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import {
  addForeignRow,
  addPage,
  addUser,
  analysisOf,
  HOUR,
  MINUTE,
  queueRow,
  rowsOf,
  SLOT,
  user,
  WORKER,
} from './sample.ts';

describe.each(['A', 'B'] as const)('recording an analysis (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;

  test('writes the rows as the generator reads them', async () => {
    await addUser(fresh, user(1));
    const row = queueRow(user(1), 'weather');
    const recorded = await store.record(analysisOf(user(1), { rows: [row] }), WORKER);
    expect(recorded).toEqual({ counted: true, outcome: 'analyzed', queued: [row], alreadyQueued: 0, alreadyCached: 0 });
    const [found] = await fresh.query(
      `SELECT * FROM generation_queue WHERE user_id = ? AND status = 'queued' AND attempts < 3
       AND scheduled_for <= ? AND valid_until > ?`,
      [user(1), new Date(row.scheduledFor), new Date(row.scheduledFor)],
    );
    expect(found).toMatchObject({
      id: row.id,
      job_type: fresh.profile.jobType,
      priority: 85,
      predicted_need: 'weather',
    });
    const context = typeof found?.context_data === 'string' ? JSON.parse(found.context_data) : found?.context_data;
    expect(context).toEqual(row.context);
    expect(found?.scheduled_for).toEqual(new Date(row.scheduledFor));
    expect(found?.valid_until).toEqual(new Date(row.validUntil));
  });

  test('happens once per slot, whoever asks again', async () => {
    const other = queueRow(user(1), 'news');
    expect(await store.record(analysisOf(user(1), { rows: [other] }), WORKER)).toMatchObject({
      counted: false,
      queued: [],
    });
    expect(await rowsOf(fresh, user(1))).toBe(1);
    const people = await fresh.query('SELECT SUM(people) AS people FROM ambia_run_count');
    expect(Number(people[0]?.people)).toBe(1);
  });

  test('writes nothing for a slot before the last, and accounts for the person there once', async () => {
    const slot = SLOT - 5 * MINUTE;
    const late = analysisOf(user(1), { slot, rows: [queueRow(user(1), 'news')] });
    expect(await store.record(late, WORKER)).toMatchObject({ counted: true, outcome: 'superseded', queued: [] });
    expect(await store.record(late, WORKER)).toMatchObject({ counted: false });
    expect(await rowsOf(fresh, user(1))).toBe(1);
    const counts = await fresh.query('SELECT outcome, people, patterns FROM ambia_run_count WHERE slot = ?', [slot]);
    expect(counts).toEqual([{ outcome: 'superseded', people: 1, patterns: 0 }]);
  });

  test('of a slot that was recorded before a later one is not accounted for again', async () => {
    const slots = [0, 5, 10].map((minutes) => SLOT + minutes * MINUTE);
    await addUser(fresh, user(7));
    for (const slot of slots) await store.record(analysisOf(user(7), { slot, outcome: 'unchanged' }), WORKER);
    for (const slot of slots) {
      expect(await store.record(analysisOf(user(7), { slot }), WORKER)).toMatchObject({ counted: false, queued: [] });
    }
  });

  test('adds no second row for a need at an overlapping time, however often', async () => {
    for (let tick = 1; tick <= 10; tick += 1) {
      const later = queueRow(user(1), 'weather', { scheduledFor: SLOT + 2 * HOUR + tick * MINUTE });
      const recorded = await store.record(
        analysisOf(user(1), { slot: SLOT + tick * 5 * MINUTE, rows: [later] }),
        WORKER,
      );
      expect(recorded).toMatchObject({ counted: true, queued: [], alreadyQueued: 1 });
    }
    expect(await rowsOf(fresh, user(1))).toBe(1);
  });

  test('adds a row for the same need at another time', async () => {
    const tomorrow = queueRow(user(1), 'weather', { scheduledFor: SLOT + 26 * HOUR });
    const recorded = await store.record(analysisOf(user(1), { slot: SLOT + HOUR, rows: [tomorrow] }), WORKER);
    expect(recorded.queued).toEqual([tomorrow]);
  });

  test('counts a row whose id exists already as queued already', async () => {
    await addUser(fresh, user(2));
    const row = queueRow(user(2), 'weather');
    await store.record(analysisOf(user(2), { rows: [row] }), WORKER);
    await fresh.query(`UPDATE generation_queue SET status = 'failed' WHERE id = ?`, [row.id]);
    const recorded = await store.record(analysisOf(user(2), { slot: SLOT + 5 * MINUTE, rows: [row] }), WORKER);
    expect(recorded).toMatchObject({ queued: [], alreadyQueued: 1 });
  });
});

describe.each(['A', 'B'] as const)('what is known already (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const times = { scheduledFor: SLOT + 90 * MINUTE, validUntil: SLOT + 3 * HOUR };

  test.each([
    ['a query as the old function wrote it', 11, { context: { predicted_query: ' Weather ' } }, 1],
    ['an action where there is no query', 12, { context: { predicted_action: 'WEATHER' } }, 1],
    ['the column where the context is empty', 13, { context: null, need: 'Weather' }, 1],
    ['the column where the context is a list', 14, { context: [1], need: 'Weather' }, 1],
    ['a row being made', 15, { context: { predicted_query: 'weather' }, status: 'processing' }, 1],
    ['a row that was made', 16, { context: { predicted_query: 'weather' }, status: 'completed' }, 1],
    ['a row that failed', 17, { context: { predicted_query: 'weather' }, status: 'failed' }, 0],
    ['a row that was cancelled', 18, { context: { predicted_query: 'weather' }, status: 'cancelled' }, 0],
    ['a row of another need', 19, { context: { predicted_query: 'news' } }, 0],
    ['a row dead on arrival', 20, { context: { predicted_query: 'weather' }, validUntil: SLOT - HOUR }, 0],
  ] as const)('%s', async (_name, n, given, suppressed) => {
    await addUser(fresh, user(n));
    await addForeignRow(fresh, user(n), { ...times, ...given });
    const rows = [queueRow(user(n), 'weather')];
    const recorded = await fresh.store.record(analysisOf(user(n), { rows }), WORKER);
    expect(recorded).toMatchObject({ alreadyQueued: suppressed });
    expect(recorded.queued).toHaveLength(1 - suppressed);
  });

  test('a page suppresses while it is good, and no longer', async () => {
    await addUser(fresh, user(30));
    await addPage(fresh, user(30), 'key-weather', SLOT + MINUTE);
    const rows = [queueRow(user(30), 'weather')];
    const at = (slot: number) => fresh.store.record(analysisOf(user(30), { slot, rows }), WORKER);
    expect(await at(SLOT)).toMatchObject({ queued: [], alreadyCached: 1 });
    expect(await at(SLOT + MINUTE)).toMatchObject({ queued: rows, alreadyCached: 0 });
  });

  test("someone else's page and row suppress nothing", async () => {
    await addUser(fresh, user(31));
    await addUser(fresh, user(32));
    await addPage(fresh, user(31), 'key-weather', SLOT + HOUR);
    await addForeignRow(fresh, user(31), { ...times, context: { predicted_query: 'weather' } });
    const rows = [queueRow(user(32), 'weather')];
    expect((await fresh.store.record(analysisOf(user(32), { rows }), WORKER)).queued).toEqual(rows);
  });
});
