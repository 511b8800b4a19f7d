import { expect, test } from 'vitest';
import { freshPlace } from './place.ts';
import { ambia, NOW } from './screen.ts';
import { workers } from './workers.ts';

const place = await freshPlace();
const { env } = place;
const PEOPLE = Array.from({ length: 30 }, (_, index) => `person-${index}`);

test('--wait shows the progress and the summary: 0 where the run succeeded', async () => {
  workers(place, PEOPLE);
  const { code, stdout, stderr } = await ambia(['tick', '--wait'], { env });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^analysing {2}30 of 30 {2}· {2}0 predictions queued {2}· {2}0 failed$/m);
  expect(stdout).toBe(
    [
      'run      2026-11-22 08:35:00 UTC, by hand: succeeded in 1.0 s',
      'people   30 active, 30 enqueued',
      'outcome  30 analyzed',
      'found    60 patterns, 0 predictions queued',
      'llama    30 calls, 1,200 + 60 tokens, $0.0000',
      'workers  test (30)',
      '',
    ].join('\n'),
  );
});

test('1 where somebody failed; --json is the summary', async () => {
  workers(place, PEOPLE, { refused: ['person-7'] });
  const { code, stdout } = await ambia(['tick', '--wait', '--json'], { env, now: () => NOW + 60_000 });
  expect(JSON.parse(stdout)).toMatchObject({ success: false, kind: 'manual', outcomes: { analyzed: 29, failed: 1 } });
  expect(code).toBe(1);
});

test('nobody takes it: 5 after --timeout', async () => {
  const { code, stderr } = await ambia(['tick', '--wait', '--timeout', '1'], { env, now: () => NOW + 120_000 });
  expect(stderr).toBe(
    'waiting for a worker\nambia: the run is not complete within 1 s: no worker has taken it: is one running? ' +
      '(`ambia start`, or the worker of your installation); it may still end: see `ambia runs`\n',
  );
  expect(code).toBe(5);
});

test('without --wait the run is left to the workers, and its slot is said', async () => {
  const { code, stdout } = await ambia(['tick', '--json'], { env, now: () => NOW + 180_000 });
  expect(JSON.parse(stdout)).toEqual({ slot: '2026-11-22T08:38:00.001Z' });
  expect(code).toBe(0);
});
