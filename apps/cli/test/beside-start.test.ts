import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRunFile, removeRunFile, writeRunFile } from '../src/run-file.ts';
import { freshFolder } from './file.ts';
import { freshPlace } from './place.ts';
import { ambia } from './screen.ts';

const { env, address } = await freshPlace();
const folder = freshFolder();
const line = ['status', '--verbose', '--data', folder];
const { pid } = process;

test('a command beside a running start uses its addresses, and says so when asked', async () => {
  writeRunFile(folder, { pid, env });
  const { code, stderr } = await ambia(line);
  expect(stderr).toContain(
    `database  ${address.host}:${address.port}/${address.database}, of the start that runs here (process ${pid})`,
  );
  expect(code).toBe(0);
});

test('what is configured comes first, each server for itself', async () => {
  writeRunFile(folder, { pid, env });
  const { code, stderr } = await ambia([...line, '--json'], { env: { REDIS_URL: 'redis://127.0.0.1:1' } });
  expect(stderr).toContain('redis     127.0.0.1:1, as configured');
  expect(stderr).toContain('of the start that runs here');
  expect(code).toBe(6);
});

test('the passwords in it are for its owner alone', () => {
  writeRunFile(folder, { pid, env });
  expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
});

test('a start that was killed left nothing', async () => {
  const gone = spawnSync(process.execPath, ['--version']).pid;
  writeRunFile(folder, { pid: gone, env });
  expect(readRunFile(folder)).toBeNull();
  expect((await ambia(line)).code).toBe(78);
});

test('only its own file is removed, and twice is harmless', () => {
  writeRunFile(folder, { pid, env });
  removeRunFile(folder, pid + 1);
  expect(readRunFile(folder)).not.toBeNull();
  removeRunFile(folder, pid);
  removeRunFile(folder, pid);
  expect(readRunFile(folder)).toBeNull();
});
