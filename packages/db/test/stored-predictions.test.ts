import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addForeignRow, addUser, analysisOf, HOUR, MINUTE, queueRow, SLOT, user, WORKER } from './sample.ts';

describe.each(['A', 'B'] as const)('stored predictions (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test('are shown newest schedule first, past ones only when asked for', async () => {
    await addUser(fresh, user(1));
    const row = queueRow(user(1), 'weather');
    await fresh.store.record(analysisOf(user(1), { rows: [row] }), WORKER);
    await addForeignRow(fresh, user(1), {
      context: { predicted_query: 'old' },
      scheduledFor: SLOT - 2 * HOUR,
      validUntil: SLOT,
    });
    await addForeignRow(fresh, user(1), {
      context: null,
      need: 'bare',
      scheduledFor: SLOT + 3 * HOUR,
      validUntil: SLOT + 4 * HOUR,
    });

    const live = await fresh.store.predictions(user(1), SLOT);
    expect(live.map((prediction) => prediction.need)).toEqual(['bare', 'weather']);
    expect(live[0]).toMatchObject({ query: null, action: null, confidence: null, model: null });
    expect(live[1]).toMatchObject({
      id: row.id,
      status: 'queued',
      priority: 85,
      query: 'weather',
      action: 'weather',
      confidence: 0.85,
      reasoning: 'every Sunday',
      triggerTime: row.context.trigger_time,
      scheduledFor: row.scheduledFor,
      validUntil: row.validUntil,
      attempts: 0,
      model: 'stand-in',
    });
    const all = await fresh.store.predictions(user(1), SLOT, { all: true });
    expect(all.map((prediction) => prediction.query)).toEqual([null, 'weather', 'old']);
    expect(await fresh.store.predictions(user(2), SLOT)).toEqual([]);
  });

  test('that wait for the generator, or will within the hour, are counted', async () => {
    await addUser(fresh, user(3));
    const add = (inMs: number, status?: 'completed') =>
      addForeignRow(fresh, user(3), {
        context: null,
        scheduledFor: SLOT + inMs,
        validUntil: SLOT + inMs + HOUR,
        ...(status && { status }),
      });
    await add(-MINUTE);
    await add(0);
    await add(HOUR);
    await add(HOUR + 1_000);
    await add(30 * MINUTE, 'completed');
    await add(-2 * HOUR);
    expect(await fresh.store.dueSoon(SLOT, HOUR)).toBe(3);
  });
});
