import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../src/free-port.ts';
import { openBackends } from '../src/index.ts';
import { silent, wanted } from './fixture/wanted.ts';

const secret = 'word-that-nobody-may-read';

async function listening(answer: (socket: Socket) => void): Promise<number> {
  const server: Server = createServer((socket) => answer(socket.on('error', silent))).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const redisAt = (port: number) => ({ configuredRedis: { url: `redis://me:${secret}@127.0.0.1:${port}/3` } });
const mysqlAt = (port: number) => ({
  configuredMysql: { host: '127.0.0.1', port, user: 'me', password: secret, database: 'ambia' },
});

const cases: readonly [string, () => Promise<object>, RegExp][] = [
  ['a Redis that is not there', async () => redisAt(await freePort()), /Redis at redis:\/\/127\.0\.0\.1:\d+ .*REFUSED/],
  ['a MySQL that is not there', async () => mysqlAt(await freePort()), /MySQL at 127\.0\.0\.1:\d+ .*ECONNREFUSED/],
  ['a MySQL that never speaks', async () => mysqlAt(await listening(silent)), /no answer within 2500 ms/],
  [
    'a Redis that repeats the password in its error',
    async () => redisAt(await listening((socket) => socket.end(`-ERR unknown command AUTH ${secret}\r\n`))),
    /refuses AUTH with ERR/,
  ],
  [
    'a web server in the place of MySQL',
    async () => mysqlAt(await listening((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
    /something other than MySQL or MariaDB answers/,
  ],
  [
    'an address that is none',
    async () => ({ configuredRedis: { url: `http://me:${secret}@127.0.0.1` } }),
    /not of the form redis:/,
  ],
];

test.each(cases)('%s is refused, without its password and without trying anything else', async (_, given, reason) => {
  const said: string[] = [];
  const opening = openBackends({ ...wanted(null), ...(await given()), say: (line) => said.push(line) });
  const error = await opening.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'BackendUnavailable', exitCode: 69, message: expect.stringMatching(reason) });
  expect(String(error)).not.toContain(secret);
  expect(said).toEqual([]);
});
