import { expect, inject, test } from 'vitest';
import type { Io } from '../src/io.ts';
import { run } from '../src/run.ts';
import { type Line, lineTo } from './line.ts';
import { active } from './people.ts';
import { freshPlace } from './place.ts';
import { NOW, screen } from './screen.ts';
import { workers } from './workers.ts';

const place = await freshPlace();
const elapsed = () => performance.now();

/** Runs a command line; `onSaid` is told of everything that stderr has so far. */
async function watched(words: readonly string[], around: Partial<Io>, onSaid: (stderr: string) => void) {
  const { io } = screen();
  let stderr = '';
  const sink = {
    write(text: string) {
      stderr += text;
      onSaid(stderr);
    },
  };
  return { code: await run(words, { ...io, ...around, elapsed, stderr: sink }), stderr: () => stderr };
}

const cutOnce = (line: Line, at: string) => {
  let done = false;
  return (stderr: string) => {
    if (!done && stderr.includes(at)) line.cut();
    done ||= stderr.includes(at);
  };
};

const toDatabase = async () => lineTo(place.address.host, place.address.port);
const toRedis = async () => lineTo(new URL(inject('redis')).hostname, Number(new URL(inject('redis')).port));
const redisUrl = (port: number) => Object.assign(new URL(inject('redis')), { hostname: '127.0.0.1', port }).href;

test('tick --wait says that the database went away, and ends with 6 where it is away when the time is up', async () => {
  const line = await toDatabase();
  const env = { ...place.env, DB_HOST: '127.0.0.1', DB_PORT: String(line.port) };
  const { code, stderr } = await watched(
    ['tick', '--wait', '--timeout', '5'],
    { env },
    cutOnce(line, 'waiting for a worker'),
  );
  const where = `the database at 127.0.0.1:${line.port}/${place.address.database}`;
  expect(stderr().split(`no answer from ${where} for 3 s; waiting for it\n`)).toHaveLength(2);
  expect(stderr()).toContain(`ambia: the run is not complete within 5 s: there is no answer from ${where}`);
  expect(code).toBe(6);
});

test('enqueue --wait says that Redis went away, waits for it, and goes on when it is back', async () => {
  await active(place, 'anna');
  const line = await toRedis();
  const cut = cutOnce(line, 'waiting\n');
  let served = false;
  const { code, stderr } = await watched(
    ['enqueue', 'anna', '--wait', '--timeout', '25'],
    { env: { ...place.env, REDIS_URL: redisUrl(line.port) }, now: () => NOW + 60_000 },
    (said) => {
      cut(said);
      if (served || !said.includes('for 3 s; waiting for it')) return;
      served = true;
      line.mend();
      workers(place, []);
    },
  );
  expect(stderr()).toContain(`no answer from Redis at 127.0.0.1:${line.port} for 3 s; waiting for it\n`);
  expect(stderr()).toContain(`Redis at 127.0.0.1:${line.port} answers again\n`);
  expect(code).toBe(0);
});
