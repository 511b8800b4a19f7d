import { expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

const db = { DB_HOST: 'db', DB_NAME: 'ambia', DB_USER: 'app', DB_PASSWORD: 'one' };
const url = 'mysql://app:one@db:3306/ambia';

test.each([
  [{ ...db, DATABASE_URL: url }, []],
  [{ DB_PORT: '3306', DATABASE_URL: url }, []],
  [{ ...db, DB_HOST: 'other', DATABASE_URL: url }, ['DATABASE_URL and DB_HOST contradict']],
  [{ DB_PORT: '3307', DB_PASSWORD: 'two', DATABASE_URL: url }, ['DATABASE_URL and DB_PORT, DB_PASSWORD contradict']],
  [{ DB_NAME: 'ambia' }, ['DB_HOST, DB_USER are missing, while DB_NAME is set']],
  [{ DB_HOST: 'db', DB_NAME: 'ambia' }, ['DB_USER is missing, while DB_HOST, DB_NAME are set']],
  [{ DB_PASSWORD: 'one' }, ['DB_HOST, DB_NAME, DB_USER are missing']],
  [{ DB_HOST: 'not a host', DB_NAME: 'ambia', DB_USER: 'app' }, ['DB_HOST is "not a host"']],
  [{ TOGETHER_BASE_URL: 'https://api.together.ai/v1' }, ['TOGETHER_BASE_URL is set and TOGETHER_AI_KEY is missing']],
  [{ TOGETHER_BASE_URL: 'http://127.0.0.1.example.org' }, ['TOGETHER_BASE_URL is set and TOGETHER_AI_KEY is missing']],
  [
    { TOGETHER_BASE_URL: 'http://127.0.0.1:1/v1', STAND_IN_URL: 'http://s:1/v1' },
    ['TOGETHER_BASE_URL and STAND_IN_URL contradict'],
  ],
  [{ TOGETHER_BASE_URL: 'http://127.0.0.1:1/v1', STAND_IN_URL: 'http://127.0.0.1:1/v1/' }, []],
  [{ QUEUE_CONFIDENCE: '0.5' }, ['QUEUE_CONFIDENCE is 0.5 and MIN_CONFIDENCE is 0.6 by default']],
  [{ QUEUE_CONFIDENCE: '0.6' }, []],
  [{ WORKER_CONCURRENCY: '7' }, []],
  [{ WORKER_CONCURRENCY: '7', LLAMA_CONCURRENCY: '8' }, ['WORKER_CONCURRENCY is 7 and LLAMA_CONCURRENCY is 8']],
  [{ ACTIVE_DAYS: '31' }, ['HISTORY_DAYS is 30 by default and ACTIVE_DAYS is 31']],
  [{ ACTIVE_DAYS: '30' }, []],
  [{ SHUTDOWN_GRACE_SECONDS: '29' }, ['SHUTDOWN_GRACE_SECONDS is 29 and LLAMA_TIMEOUT_SECONDS is 30 by default']],
  [{ BOARD_HOST: '0.0.0.0' }, ['BOARD_HOST is not a loopback address and BOARD_PASSWORD is missing']],
  [{ BOARD_HOST: '::' }, ['BOARD_HOST is not a loopback address']],
  [{ BOARD_HOST: '::1' }, []],
  [{ BOARD_HOST: '0.0.0.0', BOARD_PASSWORD: 's' }, []],
])('%o', (env, beginnings) => {
  const problems = problemsOf(env);
  expect(problems.map((it, index) => it.slice(0, beginnings[index]?.length))).toEqual(beginnings);
});
