import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Child, startChild } from '../src/start/child.ts';
import { fileOf, freshFolder } from './file.ts';

const folder = freshFolder();

function child(name: string, program: string): Child {
  return startChild({ name, main: fileOf(folder, `${name}.mjs`, program), env: { SAID: 'so' }, folder });
}

test('a child that dies is complained about with its name, its exit code and its last lines', async () => {
  const dying = child('dying', 'console.log("one\\ntwo"); console.error("no " + process.env.SAID); process.exit(3);');
  const end = await dying.ended;
  expect(end).toMatchObject({ code: 3, asked: false });
  expect(dying.complaint(end).message).toBe(
    `the dying ended unexpectedly (exit code 3); its last lines (${join(folder, 'log/dying.log')}):\none\ntwo\nno so`,
  );
});

test('it knows nothing of the environment but what it was given', async () => {
  const env = child('env', 'console.log(JSON.stringify(process.env))');
  await env.ended;
  expect(JSON.parse(readFileSync(join(folder, 'log/env.log'), 'utf8'))).toEqual({ SAID: 'so' });
});

test('stopping asks first, twice is harmless, and is no unexpected end', async () => {
  const ready = join(folder, 'ready');
  const asked = child(
    'asked',
    `import { writeFileSync } from 'node:fs';
     process.on('SIGTERM', () => process.disconnect());
     process.on('message', () => {});
     writeFileSync(${JSON.stringify(ready)}, '');`,
  );
  await expect.poll(() => existsSync(ready)).toBe(true);
  await Promise.all([asked.stop(), asked.stop()]);
  expect(await asked.ended).toEqual({ code: 0, signal: null, asked: true });
});

test('the log of the run before is kept beside', async () => {
  await child('twice', 'console.log("first")').ended;
  await child('twice', 'console.log("second")').ended;
  const read = (name: string) => readFileSync(join(folder, 'log', name), 'utf8');
  expect([read('twice.previous.log'), read('twice.log')]).toEqual(['first\n', 'second\n']);
});
