import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openTcpProxy } from '../faults/stage/tcp-proxy.ts';

/** An echo behind a proxy, and a client that says what it hears. */
async function echo() {
  const server = createServer((socket) => void socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const proxy = await openTcpProxy(typeof address === 'object' && address !== null ? address.port : 0);
  const clients: Socket[] = [];
  onTestFinished(async () => {
    for (const client of clients) client.destroy();
    await proxy.close();
    server.close();
  });
  const client = () => {
    const socket = connect({ host: '127.0.0.1', port: proxy.port });
    clients.push(socket);
    const told = { heard: '', error: '' };
    socket.on('data', (chunk) => {
      told.heard += chunk;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      told.error = error.code ?? '';
    });
    return { socket, told };
  };
  return { proxy, client };
}

test('what is stalled arrives when all is well again; what was dropped does not', async () => {
  const { proxy, client } = await echo();
  const { socket, told } = client();
  socket.write('a');
  await expect.poll(() => told.heard).toBe('a');
  proxy.dropReplies();
  socket.write('b');
  await expect.poll(() => proxy.swallowed()).toBe(1);
  proxy.stall();
  socket.write('c');
  expect(told.heard).toBe('a');
  proxy.pass();
  await expect.poll(() => told.heard).toBe('ac');
});

test('a reset cuts every open connection as a crashed host would, and new ones pass', async () => {
  const { proxy, client } = await echo();
  const [one, other] = [client(), client()];
  for (const { socket } of [one, other]) socket.write('a');
  await expect.poll(() => one.told.heard + other.told.heard).toBe('aa');
  expect(proxy.reset()).toBe(2);
  await expect.poll(() => [one.told.error, other.told.error]).toEqual(['ECONNRESET', 'ECONNRESET']);
  const later = client();
  later.socket.write('b');
  await expect.poll(() => later.told.heard).toBe('b');
  proxy.refuse();
  const refused = client();
  await expect.poll(() => refused.told.error).toBe('ECONNRESET');
});

test('what is delayed keeps its order while the delay ends, and the end comes last', async () => {
  const { proxy, client } = await echo();
  const { socket, told } = client();
  const ended = once(socket, 'end');
  let sent = '';
  const send = async (times: number) => {
    for (let nth = 0; nth < times; nth++) {
      const word = `${sent.length} `;
      sent += word;
      socket.write(word);
      await setImmediate();
    }
  };
  proxy.delay(40);
  await send(400);
  proxy.pass();
  await send(400);
  socket.end();
  await ended;
  expect(told.heard).toBe(sent);
});
