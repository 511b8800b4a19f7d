import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { boardProcess } from './board-process.ts';
import { authorization, boardEnv, freshPrefix, PASSWORD, RIGHT } from './fresh-board.ts';

const LINE =
  /^board {2}(\S+)\/ {2}user ambia {2}password (\S+) \(random, for this run; set BOARD_PASSWORD for one of your own\)$/m;
const LISTENS = /"url":"([^"]+)".*"the board listens"/;

const prefix = freshPrefix();

function env(changes: Record<string, string> = {}): Record<string, string> {
  return { ...boardEnv(prefix), LOG_LEVEL: 'info', ...changes };
}

test('without BOARD_PASSWORD it listens on loopback only and prints a random one once', async () => {
  const board = boardProcess(env({ BOARD_PASSWORD: '', BOARD_HOST: '' }));
  const [, url = '', password = ''] = await board.says(LINE);
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: authorization('ambia', password) })).status).toBe(200);
  board.child.kill('SIGTERM');
  expect(await board.ended).toBe(0);
  expect(board.output.stdout.split(password)).toHaveLength(2);
  expect(board.output.stderr).toBe('');
});

test('every run has another random password', async () => {
  const boards = [boardProcess(env({ BOARD_PASSWORD: '' })), boardProcess(env({ BOARD_PASSWORD: '' }))];
  const passwords = await Promise.all(boards.map(async (board) => (await board.says(LINE))[2]));
  expect(new Set(passwords).size).toBe(2);
});

test('a password of one’s own is never printed', async () => {
  const board = boardProcess(env());
  const [, url = ''] = await board.says(LISTENS);
  expect((await fetch(url, { headers: RIGHT })).status).toBe(200);
  board.child.kill('SIGINT');
  expect(await board.ended).toBe(0);
  expect(board.output.stdout + board.output.stderr).not.toContain(PASSWORD);
});

test('it stops when its parent goes away', async () => {
  const board = boardProcess(env());
  await board.says(LISTENS);
  board.child.disconnect();
  expect(await board.ended).toBe(0);
});

test('it starts and stops while Redis is away', async () => {
  const board = boardProcess(env({ REDIS_URL: 'redis://127.0.0.1:1' }));
  const [, url = ''] = await board.says(LISTENS);
  expect((await fetch(`${url}/api/queues`, { headers: RIGHT })).status).toBe(503);
  board.child.kill('SIGTERM');
  expect(await board.ended).toBe(0);
  expect(board.output.stdout.match(/Redis is away/g)).toHaveLength(1);
});

test('wrong settings are named all at once, exit code 78', async () => {
  const board = boardProcess({ BOARD_PORT: 'x', BOARD_WRITE: 'perhaps', BOARD_HOST: '0.0.0.0' });
  expect(await board.ended).toBe(78);
  for (const name of ['BOARD_PORT', 'BOARD_WRITE', 'BOARD_PASSWORD']) expect(board.output.stderr).toContain(name);
  expect(board.output.stdout).toBe('');
});

test('without REDIS_URL it says so, exit code 78', async () => {
  const board = boardProcess({});
  expect(await board.ended).toBe(78);
  expect(board.output.stderr).toContain('REDIS_URL is missing');
});

test('a port that is taken is named, exit code 69', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  const board = boardProcess(env({ BOARD_PORT: port }));
  expect(await board.ended).toBe(69);
  expect(board.output.stderr).toContain(`Port ${port} (BOARD_PORT) on 127.0.0.1 is taken`);
  taken.close();
});
