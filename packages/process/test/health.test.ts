import { Hono } from 'hono';
import { Counter, Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import { createClosing, healthRoutes, type Readiness, serveHealth } from '../src/index.ts';

let closing = createClosing();

afterEach(async () => {
  await closing.close({ deadlineMs: 5_000, report: (problem) => expect.fail(problem.name) });
  closing = createClosing();
});

async function served(ready: () => Promise<Readiness>, metrics = new Registry(), deadlineMs = 2_000) {
  const health = await serveHealth({ host: '127.0.0.1', port: 0, ready, metrics, deadlineMs });
  closing.add('health', () => health.close());
  return health;
}

const well = async () => ({ ok: true, checks: { redis: 'ok' } });
const never = () => new Promise<never>(() => {});

test('/livez says ok though nothing is ready', async () => {
  const { url } = await served(never);
  const answer = await fetch(`${url}/livez`);
  expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
});

test.each<[string, () => Promise<Readiness>, number, Readiness]>([
  ['all is well', well, 200, { ok: true, checks: { redis: 'ok' } }],
  [
    'Redis is away',
    async () => ({ ok: false, checks: { redis: 'away' } }),
    503,
    { ok: false, checks: { redis: 'away' } },
  ],
  [
    'the check fails',
    () => Promise.reject(new Error('secret words')),
    503,
    { ok: false, checks: { readiness: 'failed' } },
  ],
  ['the check never ends', never, 503, { ok: false, checks: { readiness: 'no answer within 20 ms' } }],
])('/readyz when %s', async (_, ready, status, body) => {
  const { url } = await served(ready, new Registry(), 20);
  const answer = await fetch(`${url}/readyz`);
  expect([answer.status, await answer.json()]).toEqual([status, body]);
});

test('/metrics has what was counted, in the text form of Prometheus', async () => {
  const metrics = new Registry();
  new Counter({ name: 'ambia_ticks_total', help: 'Ticks.', registers: [metrics] }).inc(3);
  const answer = await fetch(`${(await served(well, metrics)).url}/metrics`);
  expect(answer.headers.get('content-type')).toBe(metrics.contentType);
  expect(await answer.text()).toContain('ambia_ticks_total 3');
});

test('/metrics says 503 when a collection fails or never ends, and not why', async () => {
  for (const [state, collect] of Object.entries({ failed: () => Promise.reject(new Error('words')), late: never })) {
    const metrics = new Registry();
    new Counter({ name: 'ambia_x_total', help: 'X.', registers: [metrics], collect });
    const answer = await fetch(`${(await served(well, metrics, 20)).url}/metrics`);
    expect([answer.status, await answer.text()]).toEqual([503, `metrics: ${state}\n`]);
  }
});

test('anything else is not found', async () => {
  const { url } = await served(well);
  const answers = [
    await fetch(`${url}/`),
    await fetch(`${url}/livez/x`),
    await fetch(`${url}/livez`, { method: 'POST' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test('another application can mount the same routes', async () => {
  const board = new Hono().route('/', healthRoutes({ ready: well, metrics: new Registry() }));
  expect((await board.request('/readyz')).status).toBe(200);
});

test('a port that is taken is refused with port and variable', async () => {
  const { port } = await served(well);
  const second = serveHealth({ host: '127.0.0.1', port, ready: well, metrics: new Registry() });
  await expect(second).rejects.toMatchObject({ name: 'ListenError', code: 'EADDRINUSE', exitCode: 69 });
  await expect(second).rejects.toThrow(`Port ${port} (HEALTH_PORT) on 127.0.0.1 is taken`);
});

test('an address of another machine is refused with its variables', async () => {
  const elsewhere = serveHealth({ host: '192.0.2.1', port: 0, ready: well, metrics: new Registry() });
  await expect(elsewhere).rejects.toThrow(/192\.0\.2\.1:0 \(EADDRNOTAVAIL\).*HEALTH_HOST or HEALTH_PORT/);
});

test('closing twice is harmless, and afterwards nobody answers', async () => {
  const health = await served(well);
  await fetch(`${health.url}/livez`);
  await Promise.all([health.close(), health.close()]);
  await expect(fetch(`${health.url}/livez`)).rejects.toThrow();
});

test('serving leaves Request and Response of the process as they are', async () => {
  const before = [globalThis.Request, globalThis.Response];
  await served(well);
  expect([globalThis.Request, globalThis.Response]).toEqual(before);
});
