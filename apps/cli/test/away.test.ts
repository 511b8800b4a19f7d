import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ambia } from './screen.ts';

// It accepts, and never says a word: the hardest way to be away.
const silent: Server = createServer(() => undefined);
let port = 0;
beforeAll(async () => {
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterAll(() => silent.close());

const env = () => ({
  REDIS_URL: `redis://:geheim@127.0.0.1:${port}`,
  DB_HOST: '127.0.0.1',
  DB_PORT: String(port),
  DB_USER: 'someone',
  DB_PASSWORD: 'geheim',
  DB_NAME: 'somewhere',
});

/** Long ago: what is left of the patience is its least. */
const elapsed = () => 60_000;

test.each([[['enqueue', 'anna', '--wait']], [['tick', '--wait']], [['status']]])(
  '%j says where nothing answers and what to do, and ends with 6',
  async (line) => {
    const { code, stderr } = await ambia(line, { env: env(), elapsed });
    expect(stderr).toContain(`no Redis to work with at 127.0.0.1:${port}`);
    expect(stderr).toContain(`no database answers at 127.0.0.1:${port}`);
    expect(stderr).toContain('set REDIS_URL');
    expect(stderr).not.toContain('geheim');
    expect(code).toBe(6);
  },
);

test.each([[['runs']], [['predictions', 'anna']], [['migrate']], [['import', 'file.tsv']]])(
  '%j needs the database alone',
  async (line) => {
    const { code, stderr } = await ambia(line, { env: env(), elapsed });
    expect(stderr).toContain(`no database answers at 127.0.0.1:${port}`);
    expect(code).toBe(6);
  },
);

test('status shows what it can reach', async () => {
  const { code, stdout } = await ambia(['status', '--json'], {
    env: { ...env(), REDIS_URL: inject('redis') },
    elapsed,
  });
  expect(code).toBe(6);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    redis: { ok: true, queues: { tick: { waiting: 0 } } },
    database: { ok: false, code: 'DB_UNREACHABLE', exit_code: 6 },
  });
});

test('with --json an error is a document too', async () => {
  const { stdout } = await ambia(['runs', '--json'], { env: env(), elapsed });
  expect(JSON.parse(stdout)).toEqual({
    error: { code: 'DB_UNREACHABLE', message: expect.stringContaining('no database answers'), exit_code: 6 },
  });
});
