import { expect, test } from 'vitest';
import { readReplies } from '../src/redis-reply.ts';

test.each([
  ['nothing yet', '', []],
  ['a word and a text', '+OK\r\n$5\r\na\r\nbc\r\n', [{ text: 'OK' }, { text: 'a\r\nbc' }]],
  ['an error', '-WRONGPASS no\r\n', [{ error: 'WRONGPASS no' }]],
  ['half a line', '+OK\r\n-NOA', [{ text: 'OK' }]],
  ['half a text', '+OK\r\n$5\r\nabc', [{ text: 'OK' }]],
])('%s is read', (_, heard, replies) => {
  expect(readReplies(Buffer.from(heard))).toEqual(replies);
});

test('what is not Redis is said to be so', () => {
  expect(() => readReplies(Buffer.from('HTTP/1.1 400 Bad Request\r\n'))).toThrow('something other than Redis answers');
});
