import { describe, expect, test } from 'vitest';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { completion, http, rawEndpoint } from './raw-endpoint.ts';

describe('the deadline of a call', () => {
  test.each([
    ['headers never come', ''],
    ['headers stop in the middle', 'HTTP/1.1 200 OK\r\ncontent-ty'],
    ['the body never comes', http(200, '', { length: 900 })],
    ['the body stops in the middle', http(200, '{"id":"x","choices":[', { length: 900 })],
  ])('ends it and closes its socket where %s', async (_, written) => {
    const endpoint = await rawEndpoint((socket) => socket.write(written));
    const { llama, reports } = clientOf(endpoint.url, { timeoutMs: 200 });
    const failure = await failureOf(llama.ask(PROMPT, NEVER));
    expect(failure).toMatchObject({ kind: 'transient', code: 'LLAMA_TIMEOUT' });
    await endpoint.closed(0);
    expect(reports).toMatchObject([{ status: 'LLAMA_TIMEOUT' }]);
    expect(llama.inFlight()).toBe(0);
  });

  test('is not put off by a body that trickles', async () => {
    const endpoint = await rawEndpoint((socket) => {
      socket.write(http(200, '{', { length: 100_000 }));
      const trickle = setInterval(() => socket.write(' '), 20);
      socket.once('close', () => clearInterval(trickle));
    });
    const { llama } = clientOf(endpoint.url, { timeoutMs: 200 });
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ code: 'LLAMA_TIMEOUT' });
    await endpoint.closed(0);
  });

  test('covers both requests where the first answer format was refused', async () => {
    const endpoint = await rawEndpoint((socket, { body }) => {
      if (JSON.stringify(body).includes('json_schema')) socket.write(http(400, '{"message":"response_format"}'));
    });
    const { llama } = clientOf(endpoint.url, { timeoutMs: 300 });
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ code: 'LLAMA_TIMEOUT' });
    expect(endpoint.requests).toHaveLength(2);
  });

  test('is each call’s own: the next one is answered', async () => {
    const endpoint = await rawEndpoint((socket) => {
      if (endpoint.requests.length > 1) socket.write(http(200, completion()));
    });
    const { llama } = clientOf(endpoint.url, { timeoutMs: 500 });
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ code: 'LLAMA_TIMEOUT' });
    expect((await llama.ask(PROMPT, NEVER)).text).toBe('{"patterns":[]}');
  });
});
