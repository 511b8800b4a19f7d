import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder } from './file.ts';
import { ambia } from './screen.ts';

test('a BOARD_PORT that is taken is said before any server is started', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void taken.close());
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const data = join(freshFolder(), 'data');
  const { code, stderr } = await ambia(['start', '--data', data], { env: { BOARD_PORT: port } });
  expect(stderr).toBe(
    `ambia: Port ${port} (BOARD_PORT) on 127.0.0.1 is taken: stop what listens on 127.0.0.1:${port}, or set BOARD_PORT to another port (0 takes any free one).\n`,
  );
  expect(code).toBe(69);
  expect(existsSync(data)).toBe(false);
});
