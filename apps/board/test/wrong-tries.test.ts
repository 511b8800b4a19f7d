import { request } from 'node:http';
import { expect, test } from 'vitest';
import { countWrongTries } from '../src/wrong-tries.ts';
import { authorization, freshBoard, freshPrefix, PASSWORD, RIGHT, USER } from './fresh-board.ts';

const { url } = await freshBoard(freshPrefix());

function playedTries() {
  const clock = { now: 0 };
  const tries = countWrongTries(() => clock.now);
  const guess = (count: number, address = 'a') => {
    for (let n = 0; n < count; n++) tries.add(address, `${clock.now}-${n}`);
  };
  return { clock, tries, guess };
}

test('ten guesses are free; each further one doubles the wait, up to a minute', () => {
  const { clock, tries, guess } = playedTries();
  guess(10);
  expect(tries.waitMs('a')).toBe(0);
  const waits = Array.from({ length: 8 }, () => {
    guess(1);
    const wait = tries.waitMs('a');
    clock.now += wait;
    return wait / 1_000;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  expect(tries.waitMs('a')).toBe(0);
});

test('another address does not wait', () => {
  const { tries, guess } = playedTries();
  guess(20);
  expect(tries.waitMs('b')).toBe(0);
});

test('the same wrong password again is no further guess', () => {
  const { tries } = playedTries();
  for (let n = 0; n < 100; n++) tries.add('a', 'the same');
  expect(tries.waitMs('a')).toBe(0);
});

test('a quarter of an hour without a guess forgets the earlier ones', () => {
  const { clock, tries, guess } = playedTries();
  guess(15);
  clock.now += 15 * 60_000;
  guess(1);
  expect(tries.waitMs('a')).toBe(0);
});

test('ten thousand further addresses let the first one be forgotten', () => {
  const { tries, guess } = playedTries();
  guess(20);
  for (let n = 0; n < 10_000; n++) tries.add(`other-${n}`, 'x');
  expect(tries.waitMs('a')).toBe(0);
});

test('a guesser gets 429 even with the right password, while other addresses get in', async () => {
  for (let n = 0; n < 11; n++) {
    const answer = await fetch(`${url}/`, { headers: authorization(USER, `${PASSWORD}${n}`) });
    expect(answer.status).toBe(401);
  }
  const waiting = await fetch(`${url}/`, { headers: RIGHT });
  expect(waiting.status).toBe(429);
  expect(Number(waiting.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await fetch(`${url}/`)).status).toBe(401);
  expect(await statusFrom('127.0.0.2', `${url}/`)).toBe(200);
});

function statusFrom(localAddress: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { localAddress, headers: RIGHT }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}
