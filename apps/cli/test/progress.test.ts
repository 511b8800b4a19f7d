import { expect, test } from 'vitest';
import { openProgress } from '../src/progress.ts';

function watched(isTTY: boolean, columns?: number) {
  const lines: string[] = [];
  return { lines, progress: openProgress({ isTTY, columns, write: (text) => lines.push(text) }) };
}

test('on a terminal one line is kept up to date, never wider than it is', () => {
  const { lines, progress } = watched(true, 10);
  progress.update('1 of 2', 0.5);
  progress.update('1 of 2', 0.5);
  progress.update('2 of 2, at last', 1);
  progress.end();
  progress.end();
  expect(lines).toEqual(['\r\u001b[2K1 of 2', '\r\u001b[2K2 of 2, a', '\n']);
});

test('on a pipe there is a line every tenth at most, and no escape', () => {
  const { lines, progress } = watched(false);
  for (let done = 0; done <= 1_000; done++) progress.update(`${done} of 1000`, done / 1_000);
  progress.end();
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toBe('1000 of 1000\n');
  expect(lines.join('')).not.toContain('\u001b');
});

test('on a pipe a state without a share is said when it changes', () => {
  const { lines, progress } = watched(false);
  for (const state of ['waiting', 'waiting', 'analysing', 'analysing']) progress.update(state);
  expect(lines).toEqual(['waiting\n', 'analysing\n']);
});
