import { expect, test } from 'vitest';
import { inherited, withoutKey } from '../src/start/child-env.ts';

test('addresses and listening places come from start alone, everything else is passed on', () => {
  const env = {
    PATH: '/bin',
    REDIS_URL: 'redis://elsewhere',
    REDIS_URL_FILE: '/secret',
    DATABASE_URL: 'mysql://elsewhere',
    DB_PASSWORD_FILE: '/secret',
    BOARD_PASSWORD: 'geheim',
    HEALTH_PORT: '1',
    TOGETHER_AI_KEY: 'key',
    MIN_CONFIDENCE: '0.5',
    UNSET: undefined,
  };
  expect(inherited(env)).toEqual({ PATH: '/bin', TOGETHER_AI_KEY: 'key', MIN_CONFIDENCE: '0.5' });
});

test('the board is not given the key; that there is none, it may know', () => {
  const keyed = { PATH: '/bin', TOGETHER_AI_KEY_FILE: '/key', TOGETHER_BASE_URL: 'https://api.together.ai/v1' };
  expect(withoutKey(keyed)).toEqual({ PATH: '/bin' });
  const standIn = { PATH: '/bin', STAND_IN_URL: 'http://127.0.0.1:1/v1' };
  expect(withoutKey(standIn)).toEqual(standIn);
});
