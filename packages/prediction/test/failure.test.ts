import { expect, test } from 'vitest';
import { asFailure, Failure, verdict } from '../src/index.ts';

const first = { made: 0, allowed: 8 };
const last = { made: 7, allowed: 8 };

test.each([
  ['transient, first of eight', new Failure('transient', 'X', 'x'), first, 'retry'],
  ['transient, last of eight', new Failure('transient', 'X', 'x'), last, 'give_up'],
  ['rate limited', new Failure('rate_limited', 'X', 'x'), last, 'pause'],
  ['permanent', new Failure('permanent', 'X', 'x'), first, 'give_up'],
  ['permanent, but everyone’s', new Failure('permanent', 'X', 'x', { everyone: true }), last, 'pause'],
])('%s', (_name, failure, attempts, expected) => {
  expect(verdict(failure, attempts)).toBe(expected);
});

test('what nobody foresaw is transient and its message is not kept', () => {
  const failure = asFailure(new TypeError("insert into t values ('secret')"));
  expect(failure).toMatchObject({
    kind: 'transient',
    code: 'UNEXPECTED',
    message: 'UNEXPECTED: an unforeseen TypeError',
  });
  expect(JSON.stringify(failure)).not.toContain('secret');
});
