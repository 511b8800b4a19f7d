import { expect, test } from 'vitest';
import { type Log, openLog } from '../src/index.ts';

const WORDS = 'movies on friday evening';

/** The lines that a use of a log writes, as text and as objects. */
function written(use: (log: Log) => void) {
  const lines: string[] = [];
  use(openLog({ name: 'worker', level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return { text: lines.join(''), lines: lines.map((line) => JSON.parse(line)) };
}

function driverError(): Error {
  const details = { code: 'ER_DUP_ENTRY', sql: `INSERT '${WORDS}'`, sqlMessage: WORDS };
  return Object.assign(new Error(`Failed query: ${WORDS}\n    at ${WORDS} (/a.ts:1:1)`), details);
}

function wrappedError(): Error {
  const outer = new Error(`Failed query: insert … params: ${WORDS}`, { cause: driverError() });
  return Object.assign(outer, { name: 'DrizzleQueryError', params: [WORDS] });
}

test('a line is JSON with an ISO time, the level in words and the name of the process', () => {
  const [line] = written((log) => log.info({ run: 1, at: new Date(0) }, 'run complete')).lines;
  expect(line).toMatchObject({
    level: 'info',
    name: 'worker',
    run: 1,
    at: '1970-01-01T00:00:00.000Z',
    msg: 'run complete',
  });
  expect(new Date(line.time).toISOString()).toBe(line.time);
});

test('lines below the level are not written', () => {
  expect(written((log) => log.debug('detail')).lines).toEqual([]);
});

test.each<[string, (log: Log, error: Error) => void]>([
  ['alone', (log, error) => log.error(error)],
  ['with a message', (log, error) => log.error(error, 'broke')],
  ['as err', (log, error) => log.error({ err: error })],
  ['under another key', (log, error) => log.error({ failure: error }, 'broke')],
  ['deep inside', (log, error) => log.error({ job: { errors: [{ error }] } }, 'broke')],
  ['in a format', (log, error) => log.error('broke: %s %o %j', error, error, error)],
  ['bound to a child', (log, error) => log.child({ err: error }).error('broke')],
])('an error logged %s says its code but none of its words', (_, use) => {
  for (const error of [driverError(), wrappedError()]) {
    const { text, lines } = written((log) => use(log, error));
    expect(lines).toHaveLength(1);
    expect(text).toContain('ER_DUP_ENTRY');
    expect(text).not.toContain(WORDS);
  }
});

test('an unforeseen error says name, code and where, as frames', () => {
  const [line] = written((log) => log.error(wrappedError(), 'broke')).lines;
  expect(line.err).toMatchObject({ name: 'DrizzleQueryError', code: 'ER_DUP_ENTRY' });
  expect(Object.keys(line.err)).toEqual(['name', 'code', 'frames']);
  expect(line.err.frames[0]).toMatch(/^at wrappedError \(.*log\.test\.ts:\d+:\d+\)$/);
});

test('a failure of ours says code and kind only', () => {
  const failure = Object.assign(new Error(WORDS), {
    name: 'Failure',
    kind: 'transient',
    code: 'LLAMA_TIMEOUT',
    everyone: false,
  });
  expect(written((log) => log.warn({ err: failure }, 'call failed')).lines[0].err).toEqual({
    code: 'LLAMA_TIMEOUT',
    kind: 'transient',
  });
});

test.each([
  ['a text', WORDS, { name: 'string' }],
  ['an object', { message: WORDS, code: 'E1' }, { name: 'object', code: 'E1' }],
])('%s that was thrown says its type and code only', (_, thrown, line) => {
  const { text, lines } = written((log) => log.error({ err: thrown }, 'broke'));
  expect(lines[0].err).toEqual(line);
  expect(text).not.toContain(WORDS);
});

test("errors that are each other's cause are written once", () => {
  const [one, two] = [new Error('one'), new Error('two')];
  one.cause = two;
  two.cause = one;
  expect(written((log) => log.error(one)).lines[0].err.name).toBe('Error');
});

test('an object that contains itself is written as far as it goes', () => {
  const loop: Record<string, unknown> = { id: 1 };
  loop.self = loop;
  expect(written((log) => log.info({ loop }, 'seen')).lines[0].loop.id).toBe(1);
});
