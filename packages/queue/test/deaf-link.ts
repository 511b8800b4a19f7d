import { connect, createServer, type Socket } from 'node:net';
import { inject } from 'vitest';

/** A way to Redis on which, once `deafen` was called, nothing comes back any more on the connections that are open. */
export async function deafLink() {
  const target = new URL(inject('redis'));
  const open = new Map<Socket, { deaf: boolean }>();
  let heard = 0;
  const server = createServer((client) => {
    const state = { deaf: false };
    open.set(client, state);
    const redis = connect(Number(target.port), target.hostname);
    for (const socket of [client, redis]) socket.on('error', () => undefined);
    client.pipe(redis);
    client.on('data', () => heard++);
    redis.on('data', (chunk) => state.deaf || client.write(chunk));
    redis.on('close', () => client.destroy());
    client.on('close', () => {
      open.delete(client);
      redis.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(target);
  url.port = String(typeof address === 'object' && address !== null ? address.port : 0);
  return {
    url: url.href,
    /** How often anything came from this side. */
    heard: () => heard,
    deafen() {
      for (const state of open.values()) state.deaf = true;
    },
    close() {
      for (const socket of open.keys()) socket.destroy();
      server.close();
    },
  };
}
