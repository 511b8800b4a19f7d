import { Failure } from '@ambia/prediction';
import { expect, inject, test } from 'vitest';
import { reachRedis } from '../src/index.ts';

test('a Redis that answers is named with its version', async () => {
  expect(await reachRedis(inject('redis'), 3_000)).toMatch(/^Redis \d+\.\d+/);
});

test('one that does not is named by its address, without the password, and with what to do', async () => {
  const failure = await reachRedis('redis://me:hush@127.0.0.1:1', 3_000).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(String(failure)).toContain('127.0.0.1:1 (ECONNREFUSED); start one there or set REDIS_URL');
  expect(String(failure)).not.toContain('hush');
});

test('a password that is wrong is named as that, and not repeated', async () => {
  const url = new URL(inject('redis'));
  url.username = 'nobody';
  url.password = 'hush';
  const failure = await reachRedis(url.href, 3_000).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'REDIS_ACCESS_DENIED' });
  expect(String(failure)).not.toContain('hush');
});
