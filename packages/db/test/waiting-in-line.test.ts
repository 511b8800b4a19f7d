import { expect, test } from 'vitest';
import { boundWaiting } from '../src/bound-waiting.ts';
import { openDatabase, openStore, reach } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';

const fresh = await freshDatabase({ generation: 'empty' });

test('whoever finds no free connection in time hears that the database is busy, and nobody loses the connection', async () => {
  const db = openDatabase(fresh.address, { connections: 1 });
  boundWaiting(db.pool.pool, 100);
  const busy = await db.pool.getConnection();
  const store = openStore(db, fresh.profile);
  await expect(store.recentRuns(1)).rejects.toMatchObject({ kind: 'transient', code: 'DB_BUSY' });
  await expect(store.activeUsers({ since: 0, until: 0 }).next()).rejects.toMatchObject({ code: 'DB_BUSY' });
  busy.release();
  expect(await reach(db, 2_000)).toBe(fresh.profile.server);
  expect(await store.recentRuns(1)).toEqual([]);
  await db.close();
});
