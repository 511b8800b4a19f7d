import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WORKER_FLAGS } from '@ambia/process/worker-flags';
import { z } from 'zod';
import type { Bench } from '../bench.ts';
import { scaled } from '../ground.ts';

const execute = promisify(execFile);
const PEOPLE = 300;
/** As `promptTimes` returns them. */
const Times = z.object({ p99_ms: z.number(), p50_ms: z.number(), stall_ms: z.number() });

export const prompt: Bench = {
  name: 'prompt',
  what: 'habits, prompt, reading the answer and calibration of a person with 5,000 events, everything but the database',
  against: 'the milliseconds that a worker may be deaf',
  figures: {
    p99_ms: { title: 'p99 of a person', unit: 'ms', bar: { atMost: 20 } },
    stall_ms: { title: 'longest stall of the loop', unit: 'ms', bar: { atMost: 50 } },
    p50_ms: { title: 'median of a person', unit: 'ms' },
  },
  async open(ground) {
    const { io, signal } = ground;
    const people = scaled(ground, PEOPLE);
    const program = join(io.checkout, 'apps/cli/bin/bench-prompt.js');
    return async (nth) => {
      const args = [...WORKER_FLAGS, program, String(people), String(nth * people)];
      const { stdout } = await execute(process.execPath, args, { signal });
      return Times.parse(JSON.parse(stdout));
    };
  },
};
