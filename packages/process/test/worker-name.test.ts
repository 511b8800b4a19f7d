import { expect, test } from 'vitest';
import { workerName } from '../src/index.ts';

test.each([
  ['3f9ac01be211', 1, '3f9ac01be211-1'],
  ['Worker_1.Example.ORG', 4711, 'worker-1.example.org-4711'],
  ['h'.repeat(200), 4711, `${'h'.repeat(59)}-4711`],
  ['münchen', 7, 'm-nchen-7'],
  ['…', 7, 'host-7'],
  ['', 7, 'host-7'],
])('%s, pid %i: %s', (hostname, pid, name) => {
  expect(workerName(hostname, pid)).toBe(name);
});
