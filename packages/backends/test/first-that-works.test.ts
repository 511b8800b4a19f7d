import { expect, test } from 'vitest';
import type { Backend } from '../src/index.ts';
import { BackendUnavailable } from '../src/index.ts';
import { firstThatWorks } from '../src/ways.ts';

const backend: Backend<string> = {
  address: 'here',
  origin: 'unpacked',
  version: 'Redis 7.0.15',
  startedByUs: true,
  persistent: false,
  dataFolder: null,
  description: '',
  stop: async () => {},
};
const fails = (reason: string) => () => Promise.reject(new Error(reason));
const { signal } = new AbortController();

test('a way that fails leads to the next, and every reason is told in the end', async () => {
  const openers = { path: fails('not there'), docker: fails('no engine'), unpacked: async () => backend };
  expect(await firstThatWorks('Redis', ['path', 'docker', 'unpacked'], openers, signal)).toBe(backend);
  await expect(firstThatWorks('Redis', ['path', 'docker'], openers, signal)).rejects.toThrow(
    /PATH: not there\n {2}Docker: no engine/,
  );
});

test('a way that says it would be wrong to go on ends the search', async () => {
  const final = new BackendUnavailable('made by MariaDB 10.11.18');
  const openers = { path: () => Promise.reject(final), docker: async () => backend, unpacked: async () => backend };
  await expect(firstThatWorks('MySQL', ['path', 'docker'], openers, signal)).rejects.toBe(final);
});
