import { expect, test } from 'vitest';
import { readSettings } from '../src/index.ts';

const read = (env: Record<string, string>) => readSettings(env, () => '');

const db = { DB_HOST: 'db', DB_NAME: 'ambia', DB_USER: 'app' };

test.each([
  [
    'the DB_ variables',
    { ...db, DB_PASSWORD: ' p@ss ' },
    { host: 'db', port: 3306, user: 'app', password: ' p@ss ', database: 'ambia' },
  ],
  ['no password', { ...db, DB_PORT: '3307' }, { host: 'db', port: 3307, user: 'app', password: '', database: 'ambia' }],
  [
    'a URL, percent-decoded',
    { DATABASE_URL: 'mysql://a%40b:p%2Fw%3A@db:3307/the%20name' },
    { host: 'db', port: 3307, user: 'a@b', password: 'p/w:', database: 'the name' },
  ],
  [
    'a URL without port or password',
    { DATABASE_URL: 'mysql://app@db/ambia' },
    { host: 'db', port: 3306, user: 'app', password: '', database: 'ambia' },
  ],
  [
    'an IPv6 address',
    { DATABASE_URL: 'mysql://app@[::1]/ambia' },
    { host: '::1', port: 3306, user: 'app', password: '', database: 'ambia' },
  ],
  [
    'both forms, saying the same',
    { ...db, DATABASE_URL: 'mysql://app@db/ambia' },
    { host: 'db', port: 3306, user: 'app', password: '', database: 'ambia' },
  ],
])('MySQL by %s', (_, env, mysql) => {
  expect(read(env).mysql).toEqual(mysql);
});

const together = 'https://api.together.ai/v1';

test.each([
  ['a key', { TOGETHER_AI_KEY: 'k' }, { apiKey: 'k', baseUrl: together, standIn: false }],
  [
    'a key and another address',
    { TOGETHER_AI_KEY: 'k', TOGETHER_BASE_URL: 'https://proxy.example/v1/' },
    { apiKey: 'k', baseUrl: 'https://proxy.example/v1', standIn: false },
  ],
  [
    'a key and a stand-in: the key wins',
    { TOGETHER_AI_KEY: 'k', STAND_IN_URL: 'http://stand-in:4000/v1' },
    { apiKey: 'k', baseUrl: together, standIn: false },
  ],
  [
    'no key and a stand-in',
    { STAND_IN_URL: 'http://stand-in:4000/v1' },
    { apiKey: null, baseUrl: 'http://stand-in:4000/v1', standIn: true },
  ],
  [
    'no key and 127.x',
    { TOGETHER_BASE_URL: 'http://127.8.9.1:4000/v1' },
    { apiKey: null, baseUrl: 'http://127.8.9.1:4000/v1', standIn: true },
  ],
  [
    'no key and localhost',
    { TOGETHER_BASE_URL: 'http://LocalHost:4000' },
    { apiKey: null, baseUrl: 'http://LocalHost:4000', standIn: true },
  ],
  [
    'no key and ::1',
    { TOGETHER_BASE_URL: 'http://[::1]:4000' },
    { apiKey: null, baseUrl: 'http://[::1]:4000', standIn: true },
  ],
  ['nothing', {}, { apiKey: null, baseUrl: together, standIn: false }],
])('Llama with %s', (_, env, llama) => {
  expect(read(env).llama).toMatchObject(llama);
});

test.each([
  [{ BOARD_PASSWORD: 's' }, { host: '0.0.0.0', password: 's' }],
  [
    { BOARD_PASSWORD: 's', BOARD_HOST: '127.0.0.1' },
    { host: '127.0.0.1', password: 's' },
  ],
  [
    { BOARD_HOST: 'localhost', BOARD_PORT: '0', BOARD_WRITE: 'true' },
    { host: 'localhost', port: 0, write: true, password: null },
  ],
])('the board with %o', (env, board) => {
  expect(read(env).board).toMatchObject(board);
});

test.each([
  [{ LLAMA_TIMEOUT_SECONDS: '90' }, { shutdownGraceSeconds: 95 }],
  [{ LLAMA_TIMEOUT_SECONDS: '10', SHUTDOWN_GRACE_SECONDS: '10' }, { shutdownGraceSeconds: 10 }],
  [{ MIN_CONFIDENCE: '.5', QUEUE_CONFIDENCE: '1' }, { confidence: { keep: 0.5, queue: 1 } }],
  [{ SCHEDULE: '0 */5 * * * mon-FRI' }, { schedule: '0 */5 * * * mon-FRI' }],
  [{ DEFAULT_TIMEZONE: 'Europe/Berlin' }, { timeZone: 'Europe/Berlin' }],
  [{ REDIS_URL: 'rediss://:p@r:6380/2' }, { redis: { url: 'rediss://:p@r:6380/2' } }],
  [{ GENERATION_JOB_TYPE: 'pattern_prediction' }, { generationJobType: 'pattern_prediction' }],
])('%o is read', (env, part) => {
  expect(read(env)).toMatchObject(part);
});

test.each([
  ['24h', 86_400_000],
  ['90m', 5_400_000],
])('REANALYZE_AFTER=%s is a time', (given, ms) => {
  expect(read({ REANALYZE_AFTER: given }).reanalyzeAfterMs).toBe(ms);
});

test.each(['24', '59m', '169h', '1d', '-2h'])(
  'REANALYZE_AFTER=%s is refused, and it is said what is expected',
  (given) => {
    expect(() => read({ REANALYZE_AFTER: given })).toThrow(
      /REANALYZE_AFTER.*a time such as 24h or 90m, from 60m to 168h/s,
    );
  },
);

test('the horizon goes an hour beyond the lead, unless it is given', () => {
  expect(read({ LEAD_MINUTES: '10' }).horizonMinutes).toBe(70);
  expect(read({ LEAD_MINUTES: '10', HORIZON_MINUTES: '30' }).horizonMinutes).toBe(30);
});
