import { describe, expect, test } from 'vitest';
import { openDatabase, openStore } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, MINUTE, queueRow, rowsOf, SLOT, user, WORKER } from './sample.ts';

/** The server shows who waits afresh only to those who have not asked for 100 ms. */
const WAIT = { timeout: 4_000, interval: 250 };

describe.each(['A', 'B'] as const)('two writers at once (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test('leave one row of a need and count the person once per slot', async () => {
    const other = openDatabase(fresh.address);
    const stores = [fresh.store, openStore(other, fresh.profile)];
    const people = Array.from({ length: 20 }, (_, n) => user(n));
    for (const userId of people) await addUser(fresh, userId);
    const recorded = await Promise.all(
      people.flatMap((userId) =>
        stores.map((store, n) => {
          const row = queueRow(userId, 'weather', { id: `${userId.slice(-6)}-${n}` });
          return store.record(analysisOf(userId, { rows: [row] }), { ...WORKER, worker: `w${n}` });
        }),
      ),
    );
    expect(recorded.filter((one) => one.counted)).toHaveLength(people.length);
    for (const userId of people) expect(await rowsOf(fresh, userId)).toBe(1);
    await other.close();
  });

  test('take turns over one person: the second sees what the first wrote', async () => {
    await addUser(fresh, user(90));
    await fresh.store.record(analysisOf(user(90), { slot: SLOT - 5 * MINUTE }), WORKER);
    const holder = await fresh.db.pool.getConnection();
    await holder.beginTransaction();
    await holder.query('SELECT * FROM ambia_user_state WHERE user_id = ? FOR UPDATE', [user(90)]);

    const second = fresh.store.record(analysisOf(user(90), { rows: [queueRow(user(90), 'weather')] }), WORKER);
    await expect.poll(() => waiting(), WAIT).toBe(true);
    expect(await rowsOf(fresh, user(90))).toBe(0);

    await holder.query('UPDATE ambia_user_state SET last_slot = ? WHERE user_id = ?', [SLOT, user(90)]);
    await holder.commit();
    holder.release();
    expect(await second).toMatchObject({ counted: false, queued: [] });
    expect(await rowsOf(fresh, user(90))).toBe(0);
  });

  /** Whether a transaction of this database waits for a row lock. */
  async function waiting(): Promise<boolean> {
    const rows = await fresh.query(
      `SELECT t.trx_id FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id
       WHERE t.trx_state = 'LOCK WAIT' AND p.DB = DATABASE()`,
    );
    return rows.length > 0;
  }

  test('who lock rows the wrong way round both get through', async () => {
    await addUser(fresh, user(91));
    await addUser(fresh, user(92));
    const deadlocker = await fresh.db.pool.getConnection();
    await deadlocker.beginTransaction();
    await fresh.store.beginRun({ slot: SLOT, kind: 'scheduled', at: SLOT });
    // The counter row is held; record takes the person first and then waits for it.
    await fresh.store.record(analysisOf(user(91)), { ...WORKER, worker: 'hot' });
    await deadlocker.query(`SELECT * FROM ambia_run_count WHERE worker = 'hot' FOR UPDATE`);
    const recording = fresh.store.record(analysisOf(user(92), { rows: [queueRow(user(92), 'weather')] }), {
      ...WORKER,
      worker: 'hot',
    });
    await expect.poll(() => waiting(), WAIT).toBe(true);
    await deadlocker.query('SELECT * FROM ambia_user_state WHERE user_id = ? FOR UPDATE', [user(92)]).catch(() => {});
    await deadlocker.rollback();
    deadlocker.release();
    expect(await recording).toMatchObject({ counted: true, queued: [{ userId: user(92) }] });
    expect(await rowsOf(fresh, user(92))).toBe(1);
  });
});
