import { expect, test } from 'vitest';
import { problemsOf } from './problems-of.ts';

test.each([
  ['DB_PORT', '65536', 'a whole number from 1 to 65535'],
  ['DB_HOST', 'db:3306', 'without port'],
  ['LLAMA_CONCURRENCY', '8.5', 'a whole number'],
  ['MIN_CONFIDENCE', '0,6', 'a number from 0 to 1'],
  ['QUEUE_CONFIDENCE', '70', 'a number from 0 to 1'],
  ['SCHEDULE', 'every 5 minutes', 'a cron pattern'],
  ['SCHEDULE', '* * * *', 'a cron pattern'],
  ['SCHEDULE', '* * * * * * *', 'a cron pattern'],
  ['DEFAULT_TIMEZONE', 'Mars/Olympus', 'IANA'],
  ['QUEUE_PREFIX', 'a:b', 'letters, digits'],
  ['BOARD_WRITE', 'yes', 'true or false'],
  ['BOARD_USER', 'a:b', 'colons'],
  ['LOG_LEVEL', 'verbose', 'one of fatal'],
  ['TOGETHER_BASE_URL', 'api.together.ai', 'http'],
  ['STAND_IN_URL', 'ftp://x', 'http'],
])('%s=%s is refused with its value and what was expected', (name, value, expected) => {
  const rest = name === 'DB_HOST' || name === 'DB_PORT' ? { DB_HOST: 'db', DB_NAME: 'ambia', DB_USER: 'app' } : {};
  const problems = problemsOf({ ...rest, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${name} is "${value}": expected `);
  expect(problems[0]).toContain(expected);
});

test.each([
  ['REDIS_URL', 'http://r'],
  ['REDIS_URL', 'redis://r/name'],
  ['TOGETHER_AI_KEY', 'two words'],
  ['DATABASE_URL', 'postgres://a:b@c/d'],
  ['DATABASE_URL', 'mysql://a:b@c'],
  ['DATABASE_URL', 'mysql://:b@c/d'],
  ['DATABASE_URL', 'mysql://a:100%@c/d'],
  ['DATABASE_URL', 'mysql://a:b@c/d?ssl-mode=REQUIRED'],
])('%s=%s is refused without its value', (name, value) => {
  const problems = problemsOf({ [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} is set to something else: expected `));
  expect(problems[0]).not.toContain(value);
});

test('a long value is cut, and a login inside an address is not shown', () => {
  const problems = problemsOf({ LLAMA_MODEL: 'm'.repeat(201), TOGETHER_BASE_URL: 'https://me:hunter2@proxy.example' });
  expect(problems[0]).toContain('https://***@proxy.example');
  expect(problems[1]).toContain(`"${'m'.repeat(79)}…"`);
});

test('all problems are told at once, those of single variables and those between them', () => {
  const problems = problemsOf({ DB_HOST: 'db', LEAD_MINUTES: 'soon', ACTIVE_DAYS: '31', BOARD_HOST: '0.0.0.0' });
  expect(problems.map((it) => it.split(' ')[0])).toEqual(['LEAD_MINUTES', 'DB_NAME,', 'HISTORY_DAYS', 'BOARD_HOST']);
});
