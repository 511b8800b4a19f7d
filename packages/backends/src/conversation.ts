import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly tls?: boolean;
}

/** No greeting and no INFO is longer. */
const LONGEST = 65_536;

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

/**
 * One short conversation: says `opening`, then hands everything heard so far to `hear` until that returns a value or
 * throws. Rejects with a reason of one line (`ECONNREFUSED`, `no answer within 3000 ms`).
 */
export function converse<T>(
  endpoint: Endpoint,
  timeoutMs: number,
  opening: string,
  hear: (heard: Buffer) => T | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const { host, port, tls } = endpoint;
    const socket = tls ? connectTls({ host, port, servername: host }) : connect({ host, port });
    const timer = setTimeout(() => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    let heard = Buffer.alloc(0);
    socket.once(tls ? 'secureConnect' : 'connect', () => socket.write(opening));
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      try {
        const answer = heard.length > LONGEST ? undefined : hear(heard);
        if (answer !== undefined) resolve(answer);
        if (answer !== undefined || heard.length > LONGEST) socket.destroy();
      } catch (error) {
        reject(error);
        socket.destroy();
      }
    });
    socket.once('error', (error) => reject(new Error(codeOf(error))));
    socket.once('end', () => socket.destroy());
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Error('the connection was closed without the expected answer'));
    });
  });
}
