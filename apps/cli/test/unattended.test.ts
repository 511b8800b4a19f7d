import { expect, test } from 'vitest';
import { watchUnattended } from '../src/waiting/unattended.ts';

function watching() {
  const said: string[] = [];
  const clock = { at: 0 };
  const unattended = watchUnattended({ say: (line) => said.push(line) }, () => clock.at);
  const at = (ms: number, taken: boolean) => {
    clock.at = ms;
    unattended.look(taken);
  };
  return { said, at, unattended };
}

test('after ten seconds without a worker whoever waits is told, once', () => {
  const { said, at } = watching();
  at(9_999, false);
  expect(said).toEqual([]);
  at(10_000, false);
  at(20_000, false);
  expect(said).toEqual([expect.stringContaining('no worker has taken it for 10 s')]);
});

test('whoever was served in time hears nothing', () => {
  const { said, at } = watching();
  at(500, true);
  at(30_000, false);
  expect(said).toEqual([]);
});

test('whether it was ever taken is remembered', () => {
  const { at, unattended } = watching();
  at(500, false);
  expect(unattended.taken()).toBe(false);
  at(600, true);
  at(700, false);
  expect(unattended.taken()).toBe(true);
});
