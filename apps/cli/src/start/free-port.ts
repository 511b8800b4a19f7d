import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * `port`, or any where it is 0; null where it is taken. Free a moment ago: whoever uses it must be ready to lose the
 * race for it.
 */
export async function freePort(host: string, port: number): Promise<number | null> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch {
    return null;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? null) : null;
}

/** The first free one from `port` on, within a hundred; null where all are taken. */
export async function freePortFrom(host: string, port: number): Promise<number | null> {
  for (let candidate = port; candidate < port + 100; candidate++) {
    if ((await freePort(host, candidate)) !== null) return candidate;
  }
  return null;
}
