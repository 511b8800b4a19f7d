import { fileURLToPath } from 'node:url';
import { freshDatabase } from '@ambia/db/testing';
import { readSettings } from '@ambia/process';
import { expect, test } from 'vitest';
import type { Invocation } from '../src/invocation.ts';
import { openOutput } from '../src/output.ts';
import { importSample } from '../src/start/sample.ts';
import { NOW, screen } from './screen.ts';

const { store, query } = await freshDatabase({ generation: 'empty' });
const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));
const WEEK_MS = 7 * 86_400_000;

async function startedAt(now: number) {
  const { io } = screen({ checkout: CHECKOUT, now: () => now });
  const invocation: Invocation = { io, out: openOutput(io, {}), dataFolder: '/nowhere' };
  const signal = new AbortController().signal;
  const settings = readSettings({}, () => '');
  const { inserted, moved, unchanged, events, people, bad } = await importSample(
    store,
    { settings, signal },
    invocation,
  );
  expect({ events, people, bad }).toEqual({ events: 27_912, people: 582, bad: 0 });
  return { inserted, moved, unchanged };
}

const TEST_MS = 120_000;

test(
  'the sample is shipped whole, stays where it is within a week, and follows the weeks',
  async () => {
    expect(await startedAt(NOW)).toEqual({ inserted: 27_912, moved: 0, unchanged: 0 });
    expect(await startedAt(NOW + 3_600_000)).toEqual({ inserted: 0, moved: 0, unchanged: 27_912 });
    expect(await startedAt(NOW + WEEK_MS)).toEqual({ inserted: 0, moved: 27_912, unchanged: 0 });
    const [row] = await query('SELECT COUNT(*) AS n, SUM(timestamp > ?) AS future FROM activity_log', [
      new Date(NOW + WEEK_MS),
    ]);
    expect([row?.n, Number(row?.future)]).toEqual([27_912, 0]);
  },
  TEST_MS,
);
