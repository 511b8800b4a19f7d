import { describe, expect, test } from 'vitest';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { http, rawEndpoint } from './raw-endpoint.ts';

const TELLTALE = 'movies tonight, secret-key, https://elsewhere.example';

describe('a call that is rejected', () => {
  test.each([
    [429, 'retry-after: 9\r\n', 'LLAMA_RATE_LIMITED', 9_000],
    [503, 'retry-after: 9\r\n', 'LLAMA_RATE_LIMITED', 9_000],
    [503, '', 'LLAMA_OVERLOADED', undefined],
    [500, '', 'LLAMA_SERVER_ERROR', undefined],
    [408, '', 'LLAMA_TIMEOUT', undefined],
    [409, '', 'LLAMA_BUSY', undefined],
    [401, '', 'LLAMA_KEY_REJECTED', undefined],
    [402, '', 'LLAMA_PAYMENT', undefined],
    [403, '', 'LLAMA_FORBIDDEN', undefined],
    [404, '', 'LLAMA_MODEL_GONE', undefined],
    [307, 'location: http://127.0.0.1:1/\r\n', 'LLAMA_REDIRECTED', undefined],
    [400, '', 'LLAMA_REFUSED', undefined],
    [413, '', 'LLAMA_REFUSED', undefined],
    [422, '', 'LLAMA_REFUSED', undefined],
  ])('with %i (%j) fails as %s, once, repeating nothing of the answer', async (status, headers, code, retryAfterMs) => {
    const body = JSON.stringify({ error: { message: TELLTALE } });
    const endpoint = await rawEndpoint((socket) => socket.write(http(status, body, { headers })));
    const { llama, reports } = clientOf(endpoint.url);
    const failure = await failureOf(llama.ask(PROMPT, NEVER));
    expect(failure).toMatchObject({ code, retryAfterMs });
    expect(failure.cause).toBeUndefined();
    expect(failure.message).not.toMatch(/movies|secret-key|elsewhere/);
    expect(endpoint.requests).toHaveLength(1);
    expect(reports).toMatchObject([{ status: code, tokens: { prompt: 0, completion: 0 } }]);
  });

  test('is known by its status even where the rest of it never comes', async () => {
    const endpoint = await rawEndpoint((socket) => socket.write(http(429, '{', { length: 900 })));
    const { llama } = clientOf(endpoint.url);
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({
      code: 'LLAMA_RATE_LIMITED',
      retryAfterMs: 5_000,
    });
  });

  test('is transient where nobody listens', async () => {
    const { llama } = clientOf('http://127.0.0.1:1/v1');
    expect(await failureOf(llama.ask(PROMPT, NEVER))).toMatchObject({ kind: 'transient', code: 'LLAMA_UNREACHABLE' });
  });
});
