import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startProcess } from './process.ts';
import { ambia } from './screen.ts';

test('the stand-in runs until it is stopped, behaves as told, and says what it did', async () => {
  const standIn = startProcess(['stand-in', '--port', '0', '--fail-rate', '1', '--fail-status', '503', '--json'], {});
  onTestFinished(() => void standIn.process.kill('SIGKILL'));
  while (!standIn.stdout().includes('}')) await once(standIn.process.stdout ?? standIn.process, 'data');
  const { url } = JSON.parse(standIn.stdout());
  const answer = await fetch(`${url}/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: 'any', messages: [{ role: 'user', content: 'x' }] }),
  });
  expect(answer.status).toBe(503);
  standIn.process.kill('SIGTERM');
  expect(await standIn.ended).toBe(0);
  expect(standIn.stderr()).toBe('1 calls, 0 answered, 1 failed, at most 1 at once\n');
});

test('a port that is taken and a host that is not ours end with 69 and name the option', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const onTaken = await ambia(['stand-in', '--port', port]);
  expect(onTaken.stderr).toContain(
    `127.0.0.1 port ${port} (the port is taken); choose another, or 0 for a free one (--port)`,
  );
  expect(onTaken.code).toBe(69);
  const elsewhere = await ambia(['stand-in', '--host', '192.0.2.1', '--port', '0']);
  expect(elsewhere.stderr).toContain('name an address of this machine (--host)');
  expect(elsewhere.code).toBe(69);
});
