import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { startProcess } from './process.ts';

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
