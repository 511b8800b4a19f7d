import { connect, createServer, type Socket } from 'node:net';
import { afterAll, inject } from 'vitest';

/** A way to Redis that can be cut, made to swallow everything, and mended. */
export interface RedisLink {
  readonly url: string;
  cut(): void;
  swallow(): void;
  mend(): void;
}

export async function redisLink(): Promise<RedisLink> {
  const target = new URL(inject('redis'));
  const sockets = new Set<Socket>();
  let state: 'open' | 'cut' | 'silent' = 'open';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
      from.on('data', (chunk) => state === 'open' && to.write(chunk));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = () => sockets.forEach((socket) => void socket.destroy());
  afterAll(() => {
    drop();
    server.close();
  });
  const address = server.address();
  const url = new URL(inject('redis'));
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  return {
    url: url.href,
    cut() {
      state = 'cut';
      drop();
    },
    swallow() {
      state = 'silent';
    },
    mend() {
      state = 'open';
      drop();
    },
  };
}
