import { describe, expect, onTestFinished, test } from 'vitest';
import { type StandInBehaviour, startStandIn } from '../src/stand-in/index.ts';
import { PROMPT, SUNDAY_0835 } from './prompt-fixture.ts';

async function open(behaviour: Partial<StandInBehaviour> = {}) {
  const standIn = await startStandIn({ host: '127.0.0.1', port: 0, behaviour });
  onTestFinished(standIn.close);
  const origin = standIn.url.replace(/\/v1$/, '');
  const put = (body: string) => fetch(`${origin}/control`, { method: 'PUT', body });
  const ask = (body: unknown, signal: AbortSignal | null = null) =>
    fetch(`${standIn.url}/chat/completions`, { method: 'POST', body: JSON.stringify(body), signal });
  const problemOf = async (answer: Response): Promise<string> => Object(await answer.json()).error.message;
  const get = async (path: string) => (await fetch(origin + path)).json();
  return { standIn, origin, put, ask, get, problemOf };
}

const REQUEST = {
  model: 'any',
  messages: [
    { role: 'system', content: PROMPT.system },
    { role: 'user', content: PROMPT.document },
  ],
};

function asking(document: unknown) {
  return { ...REQUEST, messages: [{ role: 'user', content: JSON.stringify(document) }] };
}

describe('the stand-in over HTTP', () => {
  test('is told to behave otherwise, and keeps what was not named', async () => {
    const { put, ask, get } = await open({ seed: 4 });
    const told = await put('{"failRate":1,"failStatus":503,"retryAfter":"2"}');
    expect(told.status).toBe(200);
    expect(await told.json()).toMatchObject({ failRate: 1, failStatus: 503, seed: 4, answer: 'habits' });
    const answer = await ask(REQUEST);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await get('/stats')).toEqual({ calls: 1, answered: 0, failed: 1, inFlight: 0, maxInFlight: 1 });
    expect(await get('/control')).toMatchObject({ failRate: 1 });
  });

  test.each([
    ['{"failRate":2}', /failRate/],
    ['{"delayMs":-1,"failStatus":200}', /delayMs.*failStatus/],
    ['{"answer":"poetry"}', /answer: expected habits, markdown/],
    ['{"retryAfter":"1\\r\\nset-cookie: x"}', /retryAfter: expected printable ASCII/],
    ['{"speed":1}', /speed/],
    ['[]', /expected a JSON object/],
    ['null', /expected a JSON object/],
    ['nonsense', /expected JSON/],
  ])('refuses to be told %s, and changes nothing', async (body, text) => {
    const { put, get, problemOf } = await open();
    const before = await get('/control');
    const refused = await put(body);
    expect(refused.status).toBe(400);
    expect(await problemOf(refused)).toMatch(text);
    expect(await get('/control')).toEqual(before);
  });

  test.each<[string, unknown]>([
    ['no messages', { model: 'any', messages: [] }],
    ['no model', { messages: REQUEST.messages }],
    ['an unknown response_format', { ...REQUEST, response_format: { type: 'yaml' } }],
    ['a stream', { ...REQUEST, stream: true }],
    ['no document', { ...REQUEST, messages: [{ role: 'user', content: 'hello' }] }],
    ['another document', asking({ v: 1, candidates: [] })],
    ['no readable present', asking({ ...SUNDAY_0835, local: 'hello 8:35' })],
    ['an unreadable candidate', asking({ ...SUNDAY_0835, candidates: ['c1|hello|fri|evening|3/4'] })],
    ['a day that is none', asking({ ...SUNDAY_0835, candidates: ['c1|hello|foo|19:30-21:00|3/4'] })],
  ])('answers 400 to a request with %s', async (_, body) => {
    const { standIn, ask, problemOf } = await open();
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).not.toContain('hello');
    expect(standIn.stats()).toMatchObject({ failed: 1, inFlight: 0 });
  });

  test('knows its models and no other route', async () => {
    const { get, origin } = await open();
    expect(await get('/v1/models')).toEqual([{ id: 'ambia-stand-in', object: 'model' }]);
    expect((await fetch(`${origin}/v1/other`, { method: 'POST', body: 'x' })).status).toBe(404);
  });

  test('forgets a caller that hung up, and closes while one still waits, twice if need be', async () => {
    const { standIn, ask } = await open({ delayMs: 600_000 });
    const caller = new AbortController();
    const left = ask(REQUEST, caller.signal).catch(() => 'left');
    const waiting = ask(REQUEST).catch(() => 'hung up');
    await expect.poll(() => standIn.stats().inFlight).toBe(2);
    caller.abort();
    expect(await left).toBe('left');
    await expect.poll(() => standIn.stats().inFlight).toBe(1);
    await standIn.close();
    await standIn.close();
    expect(await waiting).toBe('hung up');
    await expect.poll(() => standIn.stats()).toMatchObject({ calls: 2, answered: 0, failed: 0, inFlight: 0 });
  });

  test('says what to do where its port is taken', async () => {
    const { origin } = await open();
    const port = Number(new URL(origin).port);
    await expect(startStandIn({ host: '127.0.0.1', port })).rejects.toThrow(
      `STAND_IN_PORT: the stand-in cannot listen on 127.0.0.1 port ${port} (the port is taken); choose another`,
    );
  });
});
