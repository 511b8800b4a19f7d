import { connect, createServer, Socket } from 'node:net';
import { windowBefore } from '@ambia/prediction';
import { expect, onTestFinished, test } from 'vitest';
import { databaseFailure, openDatabase, openStore, reach } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import { DAY, SLOT, user } from './sample.ts';

const fresh = await freshDatabase({ generation: 'B' });

/** Stands between us and the server and cuts the connection after so many bytes of answers. */
async function cutter(afterBytes: number): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((client) => {
    const upstream = connect(fresh.address.port, fresh.address.host);
    sockets.push(client, upstream);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
    let passed = 0;
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      passed += chunk.length;
      client.write(chunk.subarray(0, Math.max(0, chunk.length - Math.max(0, passed - afterBytes))));
      if (passed >= afterBytes) client.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

test('a connection that breaks while active people are read is a failure, not a wait for ever', async () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => ({
    id: `line-${n}`,
    userId: user(n),
    at: SLOT - DAY,
    query: 'weather',
    timeOfDay: 'morning' as const,
    dayOfWeek: 'monday',
  }));
  await fresh.store.importActivities(rows);
  const db = openDatabase({ ...fresh.address, host: '127.0.0.1', port: await cutter(40_000) });
  const pages = openStore(db, fresh.profile).activeUsers(windowBefore(SLOT, 7));
  await expect(pages.next()).rejects.toMatchObject({ kind: 'transient', code: 'DB_CONNECTION_LOST' });
  await db.close();
});

test('a server that falls silent in the middle of a statement is given up, and the next statement connects anew', async () => {
  const db = openDatabase(fresh.address, { connections: 1 });
  // The same clock that runs for 90 s in production.
  db.pool.pool.once('connection', (connection) => {
    if ('stream' in connection && connection.stream instanceof Socket) connection.stream.setTimeout(200);
  });
  const silent = await db.pool.query('SELECT SLEEP(20)').catch((thrown) => thrown);
  expect(databaseFailure(silent, db.where)).toMatchObject({ kind: 'transient', code: 'DB_UNREACHABLE' });
  expect(await reach(db, 2_000)).toBe(fresh.profile.server);
  await db.close();
});
