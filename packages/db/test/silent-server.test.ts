import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, reach } from '../src/index.ts';

test('a server that takes the connection and says nothing is unreachable after the deadline', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const db = openDatabase({ host: '127.0.0.1', port: address.port, user: 'u', password: 'p', database: 'd' });
  await expect(reach(db, 200)).rejects.toMatchObject({
    code: 'DB_UNREACHABLE',
    message: expect.stringContaining(`127.0.0.1:${address.port}`),
  });
  await db.close();
});
