import { expect, test } from 'vitest';
import { ambia } from './screen.ts';

test.each([
  [['runs'], 'set DB_HOST, DB_NAME and DB_USER (or DATABASE_URL), or run `ambia start` beside this'],
  [['tick'], 'no Redis is configured and no `ambia start` runs here: set REDIS_URL'],
  [['status'], 'no Redis is configured'],
])('%j without an address ends with 78 and says which to set', async (line, words) => {
  const { code, stderr } = await ambia(line);
  expect(stderr).toContain(words);
  expect(code).toBe(78);
});

test.each([[['tick']], [['enqueue', 'anna']], [['status']]])(
  '%j without any address names both, a line each',
  async (line) => {
    const { code, stderr } = await ambia(line);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^ambia: no Redis is configured/),
      expect.stringMatching(/^ambia: no database is configured/),
    ]);
    expect(code).toBe(78);
  },
);

test('every problem of the settings is said at once, without values that are secret', async () => {
  const env = { REDIS_URL: 'http://geheim@somewhere', HISTORY_DAYS: 'many', SCHEDULE: 'often' };
  const { code, stderr } = await ambia(['status'], { env });
  expect(stderr).toContain('REDIS_URL');
  expect(stderr).toContain('HISTORY_DAYS is "many"');
  expect(stderr).toContain('SCHEDULE');
  expect(stderr).not.toContain('geheim');
  expect(code).toBe(78);
});

test('a schedule that only looks like one is refused', async () => {
  const { code, stderr } = await ambia(['status'], { env: { SCHEDULE: '99 * * * *' } });
  expect(stderr).toContain('SCHEDULE is no cron pattern');
  expect(code).toBe(78);
});
