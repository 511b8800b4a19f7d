import { describe, expect, onTestFinished, test } from 'vitest';
import { startStandIn } from '../src/stand-in/index.ts';
import { clientOf, failureOf, NEVER } from './client-fixture.ts';
import { PROMPT } from './prompt-fixture.ts';

const HOST = { host: '127.0.0.1', port: 0 };

describe('calls at a time', () => {
  test('never exceed the limit, and reach it', async () => {
    const standIn = await startStandIn({ ...HOST, behaviour: { delayMs: 5, jitterMs: 10, seed: 7 } });
    onTestFinished(standIn.close);
    const { llama, reports } = clientOf(standIn.url, { concurrency: 4 });
    const asked = Array.from({ length: 60 }, () => llama.ask(PROMPT, NEVER));
    await Promise.all(asked);
    expect(standIn.stats()).toEqual({ calls: 60, answered: 60, failed: 0, inFlight: 0, maxInFlight: 4 });
    expect(reports).toHaveLength(60);
  });

  test('give a place back where a call fails', async () => {
    const standIn = await startStandIn({
      ...HOST,
      behaviour: { delayMs: 20, failRate: 1, failStatus: 503, retryAfter: '3' },
    });
    onTestFinished(standIn.close);
    const { llama } = clientOf(standIn.url, { concurrency: 2 });
    const failures = await Promise.all(Array.from({ length: 10 }, () => failureOf(llama.ask(PROMPT, NEVER))));
    expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['LLAMA_RATE_LIMITED']));
    expect(failures[0]?.retryAfterMs).toBe(3_000);
    expect([llama.inFlight(), llama.waiting()]).toEqual([0, 0]);
    expect(standIn.stats()).toMatchObject({ calls: 10, failed: 10, maxInFlight: 2 });
  });
});
