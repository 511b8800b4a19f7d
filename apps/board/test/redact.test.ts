import { expect, test } from 'vitest';
import { redacted, safeReason, safeTrace } from '../src/redact.ts';

const WITHHELD = '(withheld: not a failure text of this system)';

test.each([
  ['LLAMA_500: the endpoint answered with status 500', true],
  ['UNEXPECTED: an unforeseen TypeError', true],
  ['Error: LLAMA_TIMEOUT: no answer within 30 s', true],
  ['job stalled more than allowable limit', true],
  ["Duplicate entry 'thai food near me' for key 'PRIMARY'", false],
  ['Failed query: select * from activity_log where query = ?\nparams: thai food', false],
  ['I want thai food', false],
  ['', false],
])('the reason %j is shown as it is: %s', (reason, shown) => {
  expect(safeReason(reason)).toBe(shown ? reason : WITHHELD);
});

test('of a stack trace the frames stay, under a safe first line', () => {
  const frames = '    at run (file:///app/dist/tick.js:10:5)\n    at async Worker.process (/app/worker.js:3:1)';
  expect(safeTrace(`Error: DB_GONE: no connection\n${frames}`)).toBe(`Error: DB_GONE: no connection\n${frames}`);
  expect(safeTrace(`Error: thai food\nnear me\n${frames}`)).toBe(`${WITHHELD}\n${frames}`);
});

test('reasons and traces are found wherever they stand in an answer; all else stays', () => {
  const job = { id: '1', data: { userId: 'u-1' }, failedReason: 'thai food', stacktrace: ['Error: thai food'] };
  const safe = { ...job, failedReason: WITHHELD, stacktrace: [WITHHELD] };
  expect(redacted({ queues: [{ jobs: [job] }] })).toEqual({ queues: [{ jobs: [safe] }] });
  expect(redacted({ job, status: 'failed' })).toEqual({ job: safe, status: 'failed' });
});
