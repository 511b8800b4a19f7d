import type { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';
import { completion, http, rawEndpoint } from './raw-endpoint.ts';

const TIMEOUT_MS = 300;
/** What a call may take beyond its time, as promised. */
const BEYOND_MS = 250;
const TEN_MEGABYTES = JSON.stringify('x'.repeat(10_000_000));

type Answer = (socket: Socket) => void;

const writes =
  (text: string): Answer =>
  (socket) =>
    socket.write(text);

const INCOMPLETE: [string, string, Answer][] = [
  ['stalled headers', 'LLAMA_TIMEOUT', writes('HTTP/1.1 200 OK\r\ncontent-ty')],
  ['a stalled body', 'LLAMA_TIMEOUT', writes(http(200, '{"id":"x","choices":[', { length: 900 }))],
  ['a stalled rejection', 'LLAMA_RATE_LIMITED', writes(http(429, '{', { length: 900 }))],
  ['a stalled refusal', 'LLAMA_TIMEOUT', writes(http(400, '{', { length: 900 }))],
  ['a stalled redirection', 'LLAMA_REDIRECTED', writes(http(307, '{', { length: 900, headers: 'location: /\r\n' }))],
  [
    'a reset in the middle',
    'LLAMA_UNREACHABLE',
    (socket) => socket.write(http(200, '{"id":', { length: 900 }), () => socket.resetAndDestroy()),
  ],
  ['10 MB', 'LLAMA_UNREADABLE', writes(http(200, TEN_MEGABYTES))],
];

const COMPLETE: [string, string, Answer][] = [
  ['HTML with 200', 'LLAMA_UNREADABLE', writes(http(200, '<html></html>', { type: 'text/html' }))],
  ['no choices', 'LLAMA_UNREADABLE', writes(http(200, completion({ choices: [] })))],
  ['half a JSON', 'LLAMA_UNREADABLE', writes(http(200, completion().slice(0, 90)))],
];

async function timed(url: string) {
  const { llama } = clientOf(url, { timeoutMs: TIMEOUT_MS });
  const began = performance.now();
  const { code } = await failureOf(llama.ask(PROMPT, NEVER));
  return { code, ms: performance.now() - began, inFlight: llama.inFlight() };
}

describe('a call that ends badly', () => {
  test.each(INCOMPLETE)('by %s is %s in time, and its socket is closed', async (_, code, answer) => {
    const endpoint = await rawEndpoint(answer);
    const ended = await timed(endpoint.url);
    expect(ended).toMatchObject({ code, inFlight: 0 });
    expect(ended.ms).toBeLessThan(TIMEOUT_MS + BEYOND_MS);
    await endpoint.closed(0);
  });

  test.each(COMPLETE)('by %s is %s in time', async (_, code, answer) => {
    const endpoint = await rawEndpoint(answer);
    const ended = await timed(endpoint.url);
    expect(ended).toMatchObject({ code, inFlight: 0 });
    expect(ended.ms).toBeLessThan(TIMEOUT_MS + BEYOND_MS);
  });

  test('gives its memory back: 20 answers of 10 MB leave less than one of them', async () => {
    const endpoint = await rawEndpoint(writes(http(200, TEN_MEGABYTES)));
    const { llama } = clientOf(endpoint.url);
    const ask = () => failureOf(llama.ask(PROMPT, NEVER));
    await ask();
    const before = memoryInUse();
    for (let call = 0; call < 20; call++) await ask();
    for (let call = 0; call <= 20; call++) await endpoint.closed(call);
    expect(memoryInUse() - before).toBeLessThan(10_000_000);
  });
});

test('an answer cut at the token limit comes with what it was paid for, and with the reason', async () => {
  const choices = [{ message: { content: '{"patterns":[{"conf' }, finish_reason: 'length' }];
  const endpoint = await rawEndpoint(writes(http(200, completion({ choices }))));
  const { llama } = clientOf(endpoint.url);
  expect(await llama.ask(PROMPT, NEVER)).toMatchObject({
    finishReason: 'length',
    tokens: { prompt: 700, completion: 300 },
  });
});

/** Bytes that cannot be collected: of the heap and of buffers beside it. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
