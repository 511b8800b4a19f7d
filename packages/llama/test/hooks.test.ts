import { Failure } from '@ambia/prediction';
import { afterAll, expect, test } from 'vitest';
import { openLlama } from '../src/index.ts';
import { startStandIn } from '../src/stand-in/index.ts';
import { failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';

const standIn = await startStandIn({
  host: '127.0.0.1',
  port: 0,
  behaviour: { failRate: 1, failStatus: 429, retryAfter: '7' },
});
afterAll(() => standIn.close());

const SETTINGS = {
  apiKey: 'k',
  baseUrl: standIn.url,
  model: 'm',
  concurrency: 1,
  timeoutMs: 5_000,
  usdPerMillionTokens: 0,
};

test('the call after a rejection is not made, because what the rejection set off is waited for first', async () => {
  let closed = false;
  const llama = openLlama(SETTINGS);
  const hooks = {
    before: async () => {
      if (closed) throw new Failure('rate_limited', 'LLAMA_PAUSED', 'wait');
    },
    ended: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      closed = true;
    },
  };
  const failures = await Promise.all([1, 2, 3].map(() => failureOf(llama.ask(PROMPT, NEVER, hooks))));
  expect(failures.map((failure) => failure.code)).toEqual(['LLAMA_RATE_LIMITED', 'LLAMA_PAUSED', 'LLAMA_PAUSED']);
  expect(standIn.stats().calls).toBe(1);
});
