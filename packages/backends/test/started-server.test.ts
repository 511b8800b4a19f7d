import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ServerPlan, startServer } from '../src/started-server.ts';
import { freshFolder } from './fixture/wanted.ts';

/** A shell in the place of a server: one script for each attempt. */
function planOf(scripts: readonly string[], folder: string, seen: string[]): ServerPlan<string> {
  return {
    name: 'a server',
    grace: 0,
    env: undefined,
    log: () => join(folder, `log-${seen.length}`),
    prepare: async (scratch) => void seen.push(scratch),
    command: () => ['/bin/sh', '-c', scripts[seen.length - 1] ?? 'exit 9'],
    ask: async (server) => {
      // A line of its own: `already in use` holds the word too.
      if (!/^ready$/m.test(server.lastWords())) throw new Error('not yet');
      return 'well';
    },
  };
}

const site = (folder: string) => ({
  ...{ folder, path: '', cacheFolder: folder, database: 'ambia' },
  say: () => {},
  note: () => {},
  signal: new AbortController().signal,
});

test('a port that somebody snatched meanwhile costs another attempt, and leaves no folder', async () => {
  const folder = freshFolder();
  const seen: string[] = [];
  const scripts = ['echo "bind: Address already in use" >&2; exit 1', 'echo ready; exec sleep 1000'];
  const { server, answer } = await startServer(planOf(scripts, folder, seen), site(folder));
  onTestFinished(server.stop);
  expect(answer).toBe('well');
  expect(seen).toHaveLength(2);
  expect(seen.map((scratch) => existsSync(scratch))).toEqual([false, true]);
});

test('a server that ends at once is told of with its last words', async () => {
  const folder = freshFolder();
  const starting = startServer(planOf(['echo "no space left on device"; exit 3'], folder, []), site(folder));
  await expect(starting).rejects.toThrow(/a server ended at once \(ended 3\).*\nno space left on device/);
});
