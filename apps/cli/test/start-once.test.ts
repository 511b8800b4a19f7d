import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freshFolder } from './file.ts';
import { freshPlace } from './place.ts';
import { startProcess } from './process.ts';

const place = await freshPlace();
const folder = freshFolder();
const TEST_MS = 90_000;

test(
  'start --once on servers that are configured: one run that succeeds, and not a row of the sample',
  async () => {
    const env = { ...place.env, PATH: process.env.PATH ?? '' };
    const start = startProcess(['start', '--once', '--data', folder, '--json'], env);
    onTestFinished(() => void start.process.kill('SIGKILL'));
    const code = await start.ended;
    expect(code, start.stderr()).toBe(0);
    expect(JSON.parse(start.stdout())).toMatchObject({
      board: {
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
        user: 'ambia',
        password: expect.any(String),
      },
      redis: { started_by_us: false },
      database: { started_by_us: false },
      llama: { stand_in: true },
      sample: null,
      first_run: { success: true, active_users: 0, kind: 'manual', state: 'complete' },
    });
    expect(start.stderr()).toContain('stopped worker and board\nstopped stand-in\n');
    expect(await place.query('SELECT * FROM activity_log')).toEqual([]);
    expect(existsSync(join(folder, 'run.json'))).toBe(false);
  },
  TEST_MS,
);
