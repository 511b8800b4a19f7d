import { EventEmitter, once } from 'node:events';
import { Failure } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { watchOutage } from '../src/waiting/outage.ts';

const away = () => new Failure('transient', 'DB_UNREACHABLE', 'no database answers');
const signal = new AbortController().signal;

/** A server of which each look takes two seconds on the clock; `answers` says which of them succeed. */
function server(answers: readonly (string | Error)[]) {
  const said: string[] = [];
  const clock = { at: 0 };
  const left = [...answers];
  const outage = watchOutage('the database at here', { say: (line) => said.push(line), elapsed: () => clock.at });
  const ask = async () => {
    clock.at += 2_000;
    const answer = left.shift() ?? 'nothing left';
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { said, outage, ask };
}

test('an outage is said once, and its end; what is asked is answered in the end', async () => {
  const { said, outage, ask } = server([away(), away(), away(), away(), 'back']);
  expect(await outage.answer(ask, signal)).toBe('back');
  expect(said).toEqual([
    'no answer from the database at here for 3 s; waiting for it',
    'the database at here answers again',
  ]);
  expect(outage.complaint()).toBeNull();
});

test('a hiccup is not worth a word', async () => {
  const { said, outage, ask } = server([away(), 'back']);
  expect(await outage.answer(ask, signal)).toBe('back');
  expect(said).toEqual([]);
});

test('what is wrong for good ends the waiting', async () => {
  const denied = new Failure('permanent', 'DB_ACCESS_DENIED', 'the server refused the user');
  const { outage, ask } = server([denied]);
  await expect(outage.answer(ask, signal)).rejects.toBe(denied);
});

test('a server that says nothing is away, and is not asked a second time meanwhile', async () => {
  const said: string[] = [];
  const asked: (() => void)[] = [];
  const says = new EventEmitter();
  const say = (line: string) => {
    said.push(line);
    says.emit('said');
  };
  const outage = watchOutage('Redis at here', { say, elapsed: () => performance.now() });
  const answer = outage.answer(() => new Promise<string>((resolve) => asked.push(() => resolve('back'))), signal);
  await once(says, 'said');
  expect(outage.complaint()).toMatchObject({ exitCode: 6, message: expect.stringContaining('Redis at here') });
  for (const release of asked) release();
  expect(await answer).toBe('back');
  expect(asked).toHaveLength(1);
  expect(said).toHaveLength(2);
});
