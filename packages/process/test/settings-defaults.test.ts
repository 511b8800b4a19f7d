import { expect, test } from 'vitest';
import { readSettings } from '../src/index.ts';

const noFiles = () => {
  throw new Error('no file is named');
};

test('with nothing set, everything has the documented default', () => {
  expect(readSettings({}, noFiles)).toEqual({
    mysql: null,
    redis: null,
    llama: {
      apiKey: null,
      baseUrl: 'https://api.together.ai/v1',
      standIn: false,
      model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
      concurrency: 8,
      callsPerMinute: null,
      dailyTokens: null,
      timeoutMs: 30_000,
      usdPerMillionTokens: 0.88,
    },
    confidence: { keep: 0.6, queue: 0.7 },
    calibration: 'auto',
    reanalyzeAfterMs: 86_400_000,
    horizonMinutes: 65,
    activeDays: 7,
    historyDays: 30,
    schedule: '*/5 * * * *',
    timeZone: 'UTC',
    leadMinutes: 5,
    jobDeadlineMinutes: 15,
    generationJobType: null,
    workerConcurrency: 50,
    lockSeconds: 15,
    shutdownGraceSeconds: 35,
    prefix: 'ambia',
    board: { host: '127.0.0.1', port: 3000, user: 'ambia', password: null, write: false },
    health: { host: '127.0.0.1', port: 9464 },
    logLevel: 'info',
  });
});

test('an empty text counts as not set, and spaces around a value do not count', () => {
  const empty = {
    DB_HOST: '',
    DB_PASSWORD: '',
    DB_PASSWORD_FILE: '',
    DATABASE_URL: '',
    TOGETHER_AI_KEY: '',
    BOARD_HOST: ' ',
  };
  expect(readSettings({ ...empty, LEAD_MINUTES: ' 3 ' }, noFiles)).toEqual({
    ...readSettings({}, noFiles),
    leadMinutes: 3,
    horizonMinutes: 63,
  });
});

test('the settings are frozen to the last object', () => {
  const settings = readSettings({ DATABASE_URL: 'mysql://a@b/c', REDIS_URL: 'redis://r' }, noFiles);
  const objects: object[] = [settings];
  for (const object of objects) {
    expect(Object.isFrozen(object)).toBe(true);
    objects.push(...Object.values(object).filter((it) => typeof it === 'object' && it !== null));
  }
  expect(objects).toHaveLength(7);
});
