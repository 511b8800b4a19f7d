import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { completion, http, rawEndpoint } from './raw-endpoint.ts';

const ABORTED = { kind: 'transient', code: 'LLAMA_ABORTED' };

describe('a caller that gives up', () => {
  test('before asking causes no call', async () => {
    const endpoint = await rawEndpoint(() => undefined);
    const { llama, reports } = clientOf(endpoint.url);
    expect(await failureOf(llama.ask(PROMPT, AbortSignal.abort()))).toMatchObject(ABORTED);
    expect(endpoint.requests).toHaveLength(0);
    expect(reports).toHaveLength(0);
  });

  test('during the call ends it and closes its socket', async () => {
    const endpoint = await rawEndpoint((socket) => socket.write(http(200, '{', { length: 900 })));
    const { llama, reports } = clientOf(endpoint.url);
    const caller = new AbortController();
    const failed = failureOf(llama.ask(PROMPT, caller.signal));
    await endpoint.arrived(1);
    caller.abort();
    expect(await failed).toMatchObject(ABORTED);
    await endpoint.closed(0);
    expect(reports).toMatchObject([{ status: 'LLAMA_ABORTED' }]);
    expect(llama.inFlight()).toBe(0);
  });

  test('while waiting is told at once, gives its place back and causes no call', async () => {
    const held: (() => void)[] = [];
    const endpoint = await rawEndpoint((socket) => held.push(() => socket.write(http(200, completion()))));
    const { llama } = clientOf(endpoint.url, { concurrency: 1 });
    const caller = new AbortController();
    const first = llama.ask(PROMPT, NEVER);
    const second = failureOf(llama.ask(PROMPT, caller.signal));
    const third = llama.ask(PROMPT, NEVER);
    await endpoint.arrived(1);
    expect([llama.inFlight(), llama.waiting()]).toEqual([1, 2]);
    caller.abort();
    expect(await second).toMatchObject(ABORTED);
    expect([llama.inFlight(), llama.waiting()]).toEqual([1, 1]);
    held[0]?.();
    await first;
    await endpoint.arrived(2);
    held[1]?.();
    await third;
    expect(endpoint.requests).toHaveLength(2);
    expect([llama.inFlight(), llama.waiting()]).toEqual([0, 0]);
  });

  test('or never does leaves nothing behind on a signal that lives long', async () => {
    const endpoint = await rawEndpoint((socket) => socket.write(http(200, completion())));
    const { llama } = clientOf(endpoint.url);
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 10 }, () => llama.ask(PROMPT, signal)));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
