import { expect, it } from 'vitest';
import { readAhead } from '../src/read-ahead.ts';

/** Counts to three, and says what happens. */
async function* three(said: string[], broken = 4) {
  try {
    for (let n = 1; n <= 3; n++) {
      said.push(`reads ${n}`);
      await Promise.resolve();
      if (n === broken) throw new Error(`no ${n}`);
      yield n;
    }
  } finally {
    said.push('closed');
  }
}

it('reads each while the one before is worked on, in the same order', async () => {
  const said: string[] = [];
  for await (const n of readAhead(three(said))) {
    await new Promise(setImmediate);
    said.push(`worked on ${n}`);
  }
  expect(said).toEqual([
    ...['reads 1', 'reads 2', 'worked on 1', 'reads 3', 'worked on 2'],
    ...['closed', 'worked on 3'],
  ]);
});

it('closes what it reads from where whoever works stops early', async () => {
  const said: string[] = [];
  for await (const n of readAhead(three(said))) if (n === 1) break;
  expect(said.at(-1)).toBe('closed');
});

it('lets work on what came before end, then fails as the reading did', async () => {
  const worked: number[] = [];
  const all = async () => {
    for await (const n of readAhead(three([], 2))) {
      await new Promise(setImmediate);
      worked.push(n);
    }
  };
  await expect(all()).rejects.toThrow('no 2');
  expect(worked).toEqual([1]);
});

it('leaves no failure behind that nobody asked for', async () => {
  for await (const _ of readAhead(three([], 2))) break;
  await new Promise(setImmediate);
});
