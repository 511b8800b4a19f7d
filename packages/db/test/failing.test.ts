import { Failure } from '@ambia/prediction';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, test } from 'vitest';
import { databaseFailure, openDatabase, openStore, reach } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, queueRow, storedAnswer, unit, user, WORKER } from './sample.ts';

const WORDS = 'divorce lawyer near me';

function thrownBy(error: { errno?: number; code?: string }): Error {
  const cause = Object.assign(new Error(`Data too long: '${WORDS}'`), error);
  return new DrizzleQueryError('insert into generation_queue values (?)', [WORDS], cause);
}

test.each([
  [{ errno: 1213, code: 'ER_LOCK_DEADLOCK' }, 'transient', 'DB_DEADLOCK'],
  [{ errno: 1205, code: 'ER_LOCK_WAIT_TIMEOUT' }, 'transient', 'DB_LOCK_WAIT'],
  [{ errno: 1040 }, 'transient', 'DB_BUSY'],
  [{ errno: 1053 }, 'transient', 'DB_CONNECTION_LOST'],
  [{ errno: 3024 }, 'transient', 'DB_STATEMENT_TIMEOUT'],
  [{ errno: 1969 }, 'transient', 'DB_STATEMENT_TIMEOUT'],
  [{ errno: 1836 }, 'transient', 'DB_READ_ONLY'],
  [{ errno: -111, code: 'ECONNREFUSED' }, 'transient', 'DB_UNREACHABLE'],
  [{ code: 'ENOTFOUND' }, 'transient', 'DB_UNREACHABLE'],
  [{ code: 'ETIMEDOUT' }, 'transient', 'DB_UNREACHABLE'],
  [{ code: 'PROTOCOL_CONNECTION_LOST' }, 'transient', 'DB_CONNECTION_LOST'],
  [{ errno: -104, code: 'ECONNRESET' }, 'transient', 'DB_CONNECTION_LOST'],
  [{ errno: 1045 }, 'permanent', 'DB_ACCESS_DENIED'],
  [{ errno: 1142 }, 'permanent', 'DB_ACCESS_DENIED'],
  [{ errno: 1049 }, 'permanent', 'DB_UNKNOWN_DATABASE'],
  [{ errno: 1054 }, 'permanent', 'DB_SCHEMA'],
  [{ errno: 1146 }, 'permanent', 'DB_SCHEMA'],
  [{ errno: 1406 }, 'permanent', 'DB_BAD_DATA'],
  [{ errno: 1064 }, 'permanent', 'DB_QUERY'],
  [{ errno: 9999 }, 'transient', 'DB_QUERY'],
  [{ code: 'SOMETHING_NEW' }, 'transient', 'DB_QUERY'],
])('%j is %s %s', (error, kind, code) => {
  for (const thrown of [thrownBy(error), thrownBy(error).cause]) {
    const failure = databaseFailure(thrown, 'db:3306');
    expect(failure).toMatchObject({ kind, code });
    expect(`${failure.message} ${failure.stack} ${JSON.stringify(failure)}`).not.toContain('divorce');
    expect(failure.cause).toBeUndefined();
  }
});

test('a Failure stays the one it is, anything else is unforeseen', () => {
  const failure = new Failure('permanent', 'DB_SCHEMA', 'as it was');
  expect(databaseFailure(failure)).toBe(failure);
  expect(databaseFailure(new TypeError(WORDS))).toMatchObject({ kind: 'transient', code: 'UNEXPECTED' });
  expect(databaseFailure(new TypeError(WORDS)).message).not.toContain('divorce');
});

describe.each(['A', 'B'] as const)('on a real server (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test('a value that does not fit is bad data, nothing is written, and no words get out', async () => {
    await addUser(fresh, user(1));
    const rows = [queueRow(user(1), WORDS), queueRow(user(1), 'weather', { id: 'x'.repeat(37) })];
    const failure = await fresh.store.record(analysisOf(user(1), { rows }), WORKER).catch((thrown) => thrown);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ kind: 'permanent', code: 'DB_BAD_DATA' });
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toContain('divorce');
    expect(await fresh.query('SELECT id FROM generation_queue')).toEqual([]);
    expect(await fresh.store.person(user(1))).toMatchObject({ lastSlot: null });
  });

  test('what was considered does not get out either, and is written with all the rest or not at all', async () => {
    await addUser(fresh, user(2));
    const considered = [unit(user(2), WORDS, { kept: 'x'.repeat(121) })];
    const rows = [queueRow(user(2), 'weather')];
    const analysis = analysisOf(user(2), { rows, considered, answer: storedAnswer() });
    const failure = await fresh.store.record(analysis, WORKER).catch((thrown) => thrown);
    expect(failure).toMatchObject({ kind: 'permanent', code: 'DB_BAD_DATA' });
    expect(`${failure.stack} ${JSON.stringify(failure)}`).not.toContain('divorce');
    expect(await fresh.query('SELECT id FROM generation_queue')).toEqual([]);
    expect(await fresh.store.person(user(2))).toMatchObject({ lastSlot: null, answer: null });
  });

  test('a database that is away is named with what to do', async () => {
    const away = openDatabase({ ...fresh.address, host: '127.0.0.1', port: 1 });
    await expect(reach(away, 1_000)).rejects.toMatchObject({
      kind: 'transient',
      code: 'DB_UNREACHABLE',
      message: expect.stringMatching(/127\.0\.0\.1:1;.*DB_HOST and DB_PORT/),
    });
    await expect(openStore(away, fresh.profile).recentRuns(1)).rejects.toMatchObject({ code: 'DB_UNREACHABLE' });
    await away.close();
  });

  test('a wrong password, and a database that does not exist, are told apart', async () => {
    const wrong = openDatabase({ ...fresh.address, password: 'not-the-password' });
    const failure = await reach(wrong, 2_000).catch((thrown) => thrown);
    expect(failure).toMatchObject({ kind: 'permanent', code: 'DB_ACCESS_DENIED' });
    expect(failure.message).not.toContain('not-the-password');
    const absent = openDatabase({ ...fresh.address, database: 'ambia_is_not_here' });
    await expect(reach(absent, 2_000)).rejects.toMatchObject({ kind: 'permanent', code: 'DB_UNKNOWN_DATABASE' });
    await Promise.all([wrong.close(), absent.close()]);
  });

  test('a connection that is killed is replaced by the next statement', async () => {
    const db = openDatabase(fresh.address, { connections: 1 });
    const connection = await db.pool.getConnection();
    const sleeping = connection.query('SELECT SLEEP(20)').catch((thrown) => thrown);
    await fresh.query(`KILL ${connection.threadId}`);
    expect(databaseFailure(await sleeping, 'db:3306')).toMatchObject({ kind: 'transient' });
    connection.release();
    expect(await reach(db, 2_000)).toBe(fresh.profile.server);
    await db.close();
    await db.close();
    await expect(reach(db, 2_000)).rejects.toMatchObject({ code: 'DB_CLOSED' });
  });
});
