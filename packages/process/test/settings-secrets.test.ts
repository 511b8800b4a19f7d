import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSettings, SettingsError } from '../src/index.ts';
import { problemsOf } from './problems-of.ts';

const files: Record<string, string> = {
  '/run/one': 'one\n',
  '/run/windows': 'one\r\n',
  '/run/two': 'one\n\n',
  '/run/empty': '\n',
};

function readFile(path: string): string {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
  return text;
}

const password = (env: Record<string, string>) => readSettings(env, readFile).board.password;

test.each([
  ['/run/one', 'one'],
  ['/run/windows', 'one'],
  ['/run/two', 'one\n'],
  ['/run/empty', null],
])('a secret comes from the file %s but for one newline at its end', (path, expected) => {
  expect(password({ BOARD_PASSWORD_FILE: path })).toBe(expected);
});

test.each(['DB_PASSWORD', 'DATABASE_URL', 'REDIS_URL', 'TOGETHER_AI_KEY', 'BOARD_PASSWORD'])(
  '%s_FILE is asked for',
  (name) => {
    expect(problemsOf({ [`${name}_FILE`]: '/run/none' }, readFile)[0]).toContain(
      `${name}_FILE names a file that cannot be read (ENOENT)`,
    );
  },
);

test('a secret and its file may say the same, but not contradict each other', () => {
  expect(password({ BOARD_PASSWORD: 'one', BOARD_PASSWORD_FILE: '/run/one' })).toBe('one');
  const problems = problemsOf({ BOARD_PASSWORD: 'two', BOARD_PASSWORD_FILE: '/run/one' }, readFile);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('BOARD_PASSWORD and BOARD_PASSWORD_FILE contradict each other');
});

test('a fault in a file is told with the name of the file variable', () => {
  expect(problemsOf({ TOGETHER_AI_KEY_FILE: '/run/two' }, readFile)[0]).toContain(
    'TOGETHER_AI_KEY_FILE is set to something else',
  );
});

test('no secret is ever in an error, wherever it was put', () => {
  const anySecret = fc
    .string({ minLength: 12, maxLength: 40, unit: 'binary-ascii' })
    .filter((it) => it.trim().length >= 12);
  const names = ['DB_PASSWORD', 'DATABASE_URL', 'REDIS_URL', 'TOGETHER_AI_KEY', 'BOARD_PASSWORD'];
  const form = fc.constantFrom(
    (it: string) => it,
    (it: string) => `mysql://app:${it}@db/ambia`,
    (it: string) => `mysql://app:${encodeURIComponent(it)}@db/ambia?x=1`,
    (it: string) => `redis://:${it}@redis:6379/x`,
  );
  const how = fc.constantFrom('', '_FILE');
  fc.assert(
    fc.property(
      anySecret,
      fc.subarray(names, { minLength: 1 }),
      form,
      how,
      fc.boolean(),
      (secret, chosen, as, suffix, isPath) => {
        const env = Object.fromEntries(
          chosen.map((name) => [`${name}${suffix}`, suffix && !isPath ? '/run/secret' : as(secret)]),
        );
        const contradicting = { DB_NAME: 'other', BOARD_HOST: '0.0.0.0', LEAD_MINUTES: 'x', DB_PASSWORD: as(secret) };
        const read = (path: string) => {
          if (path === '/run/secret') return as(secret);
          throw new Error(`ENOENT ${path}`);
        };
        for (const tried of [env, { ...contradicting, ...env }]) {
          const error = errorOf(tried, read);
          expect(error.includes(secret) || error.includes(encodeURIComponent(secret))).toBe(false);
        }
      },
    ),
  );
});

function errorOf(env: Record<string, string>, read: (path: string) => string): string {
  try {
    readSettings(env, read);
    return '';
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return `${error.message} ${error.stack} ${JSON.stringify(error)} ${error.problems.join(' ')}`;
  }
}
