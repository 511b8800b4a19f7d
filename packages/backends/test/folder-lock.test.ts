import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from '../src/folder-lock.ts';
import { identityOf, lives } from '../src/process-identity.ts';
import { freshFolder } from './fixture/wanted.ts';

test('one holds it, the next is told who, and a release lets the next in', () => {
  const file = join(freshFolder(), 'lock');
  const lock = takeLock(file);
  expect(takeLock(file)).toMatchObject({ owner: { pid: process.pid } });
  if ('release' in lock) lock.release();
  expect(takeLock(file)).toHaveProperty('release');
});

test.each([
  ['a process that is dead', { pid: 999_999_999, born: 'long ago' }],
  ['another process with the same number', { pid: process.pid, born: 'long ago' }],
])('the lock of %s is taken over', (_, owner) => {
  const file = join(freshFolder(), 'lock');
  writeFileSync(file, JSON.stringify({ owner, guards: [], token: 'a' }));
  expect(takeLock(file)).toHaveProperty('release');
});

test('a file that is no lock is taken over', () => {
  const file = join(freshFolder(), 'lock');
  writeFileSync(file, '');
  expect(takeLock(file)).toHaveProperty('release');
});

test('a dead owner whose guard still lives keeps it', () => {
  const guard = identityOf(process.ppid);
  const holder = { owner: { pid: 999_999_999, born: 'long ago' }, guards: [guard], token: 'a' };
  const file = join(freshFolder(), 'lock');
  writeFileSync(file, JSON.stringify(holder));
  expect(takeLock(file)).toEqual(holder);
});

test('a process is known while it lives', async () => {
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  const identity = identityOf(child.pid ?? 0);
  if (identity === null) throw new Error('a living process was not found');
  expect(lives(identity)).toBe(true);
  const exit = once(child, 'exit');
  child.stdin.end();
  await exit;
  expect(lives(identity)).toBe(false);
});
