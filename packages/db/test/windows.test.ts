import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addForeignRow, addUser, analysisOf, HOUR, MINUTE, queueRow, SLOT, user, WORKER } from './sample.ts';

const FROM = SLOT + 2 * HOUR;
const UNTIL = FROM + HOUR;
const iso = (at: number) => new Date(at).toISOString();
const window = (from: number, until: number) => ({ window: { from: iso(from), until: iso(until) } });

describe.each(['A', 'B'] as const)('the window of a row (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test.each([
    ['opens before the page is made', 1, window(FROM - HOUR, FROM + HOUR), FROM + 90 * MINUTE, UNTIL + HOUR, 1],
    ['opens after the page is made', 2, window(UNTIL, UNTIL + HOUR), UNTIL - 5 * MINUTE, UNTIL + HOUR, 0],
    ['closes as the other opens', 3, window(FROM - HOUR, FROM), FROM - 30 * MINUTE, FROM, 0],
    [
      'is where the need was to come, where no window is stated',
      4,
      { trigger_time: iso(UNTIL) },
      FROM,
      UNTIL + HOUR,
      0,
    ],
    ['is read with an offset', 5, { trigger_time: iso(UNTIL).replace('Z', '+00:00') }, FROM, UNTIL + HOUR, 0],
    ['begins with the schedule, where nothing can be read', 6, { trigger_time: 'at noon', window: 7 }, FROM, UNTIL, 1],
    ['begins with the schedule, where no zone is stated', 7, { trigger_time: iso(UNTIL).slice(0, 19) }, FROM, UNTIL, 1],
  ] as const)('%s', async (_name, n, context, scheduledFor, validUntil, suppressed) => {
    await addUser(fresh, user(n));
    await addForeignRow(fresh, user(n), {
      context: { predicted_query: 'weather', ...context },
      scheduledFor,
      validUntil,
    });
    const rows = [queueRow(user(n), 'weather', { from: FROM, validUntil: UNTIL, scheduledFor: FROM + 10 * MINUTE })];
    expect(await fresh.store.record(analysisOf(user(n), { rows }), WORKER)).toMatchObject({
      alreadyQueued: suppressed,
    });
  });
});
