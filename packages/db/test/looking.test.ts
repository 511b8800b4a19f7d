import { windowBefore } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { knownOf } from '../src/known-of.ts';
import { freshDatabase } from './fresh-database.ts';
import { addActivity, addUser, analysisOf, DAY, HOUR, SLOT, storedAnswer, user, WORKER } from './sample.ts';

const MONTH = windowBefore(SLOT, 30);
const DIED = { slot: SLOT, code: 'PROCESS_DIED', attempts: 1, at: SLOT };

describe.each(['A', 'B'] as const)('a look at a person (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;
  const well = user(1);
  const quarantined = user(2);
  const outOfIt = user(3);
  const neverRecorded = user(4);
  const failing = user(5);
  for (const userId of [well, quarantined, outOfIt, neverRecorded, failing]) {
    await addUser(fresh, userId, { timezone: 'Asia/Tokyo' });
    await addActivity(fresh, userId, SLOT - HOUR);
    if (userId !== neverRecorded) await store.record(analysisOf(userId, { answer: storedAnswer() }), WORKER);
  }

  test('finds what is known of whoever has no quarantine', async () => {
    await store.noteFailure({ ...DIED, code: 'LLAMA_TIMEOUT', userId: failing });
    for (const userId of [well, failing]) {
      expect(await store.look(userId, MONTH)).toEqual({
        quarantinedUntil: null,
        person: await store.personAt(userId, MONTH),
      });
    }
    expect((await store.look(well, MONTH)).person).toMatchObject({ newestActivity: SLOT - HOUR });
  });

  test('finds of whoever has one only until when it lasts, or lasted', async () => {
    await store.noteFailure({ ...DIED, userId: quarantined, quarantinedUntil: SLOT + DAY });
    await store.noteFailure({ ...DIED, userId: outOfIt, quarantinedUntil: SLOT - DAY });
    await store.noteFailure({ ...DIED, userId: neverRecorded, quarantinedUntil: SLOT + HOUR });
    const looks = await Promise.all([well, quarantined, outOfIt, neverRecorded].map((id) => store.look(id, MONTH)));
    expect(looks.map(({ quarantinedUntil }) => quarantinedUntil)).toEqual([null, SLOT + DAY, SLOT - DAY, SLOT + HOUR]);
    expect(looks.map(({ person }) => person !== null)).toEqual([true, false, false, false]);
  });

  test('has the server send nothing of theirs', async () => {
    const ids = [well, quarantined, outOfIt];
    const known = await knownOf(fresh.db, fresh.profile, ids, { window: MONTH, sparing: true });
    expect(known.map(({ answer }) => answer !== null)).toEqual([true, false, false]);
    expect(known.map(({ newestActivity }) => newestActivity !== null)).toEqual([true, false, false]);
    const zone = generation === 'B' ? 'Asia/Tokyo' : null;
    expect(known.map(({ timeZone }) => timeZone)).toEqual([zone, null, null]);
  });

  // Nobody can say no where there is no users table.
  test.runIf(generation === 'B')('looks for no activity of whoever said no', async () => {
    await fresh.db.pool.query('UPDATE users SET preferences = ? WHERE id = ?', [
      JSON.stringify({ ai_predictions_enabled: false }),
      failing,
    ]);
    const [one, other] = await knownOf(fresh.db, fresh.profile, [failing, well], { window: MONTH, sparing: true });
    expect(one).toMatchObject({ optedOut: true, lastSlot: SLOT, newestActivity: null });
    expect(other).toMatchObject({ optedOut: false, newestActivity: SLOT - HOUR });
  });

  test('finds them again once they are well', async () => {
    await store.setQuarantine(quarantined, null);
    expect((await store.look(quarantined, MONTH)).person).toMatchObject({ answer: storedAnswer() });
  });
});
