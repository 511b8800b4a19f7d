import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world();

test.each(['worker.js', 'apart.js'])(
  '%s ends where its parent goes while it is still loading',
  async (program) => {
    const child = fork(new URL(`../bin/${program}`, import.meta.url), ['worker-1'], {
      env: { ...w.env, PATH: process.env.PATH },
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    afterAll(() => child.kill('SIGKILL'));
    child.disconnect();
    const [, signal] = await once(child, 'exit');
    expect(signal).toBeNull();
  },
  60_000,
);
