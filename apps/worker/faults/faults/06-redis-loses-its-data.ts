import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nextTick, slotAfter } from '@ambia/queue';
import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const WORKERS = 2;
const PEOPLE = 600;
const ANSWER_MS = 50;
const SCHEDULE = '*/30 * * * * *';
const INTERVAL_MS = 30_000;
const OLD_MS = 60_000;
const RUN_MS = 4 * 60_000;

export const redisLosesItsData: Fault = {
  number: 6,
  name: 'FLUSHALL mid-tick; then Redis restarts with what it held 60 s ago',
  bar: 'schedule and coverage back by the next slot; 0 doubled',
  settings: { SCHEDULE },
  async run(stage) {
    const { llama, fleet, queues } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    await fleet.start(WORKERS);
    await stage.until('a tick fans out', RUN_MS, async () => (await queues.analyze.count()) > 0);
    const flushed = await recovery(stage, people.length, () => queues.redis.flushall());
    const restored = await recovery(stage, people.length, await toBeRestored(stage));
    const figure = [flushed, restored].map(({ text }) => text).join('; ');
    return judged(stage, { figure, held: flushed.held && restored.held }, { faultMs: INTERVAL_MS, openRuns: true });
  },
};

/** Does the damage and waits until the run of the next slot has covered everyone. */
async function recovery(stage: Stage, people: number, damage: () => Promise<unknown>) {
  await damage();
  const now = Date.now();
  const next = slotAfter(SCHEDULE, now);
  await stage.until('the schedule is there', RUN_MS, () => nextTick(stage.queues));
  const there = Date.now() - now;
  const summary = await stage.until('a run after it is complete', RUN_MS, async () =>
    (await stage.runs.recent(50)).findLast((run) => Date.parse(run.slot) >= next && run.state === 'complete'),
  );
  const covered = summary.enqueued + summary.deduplicated;
  const late = Date.parse(summary.slot) - next;
  return {
    text: `schedule after ${there} ms, ${late / INTERVAL_MS} slots missed, ${covered} of ${people} covered`,
    held: late === 0 && covered === people,
  };
}

/** Keeps what Redis holds now; a minute later, what is returned puts it back. */
async function toBeRestored({ queues, redis, pass, scaled }: Stage): Promise<() => Promise<void>> {
  const [, dir = ''] = await queues.redis.config('GET', 'dir').then(strings);
  const [, name = ''] = await queues.redis.config('GET', 'appenddirname').then(strings);
  const [now, old] = [join(dir, name), join(dir, 'old')];
  await cp(now, old, { recursive: true });
  await pass(scaled(OLD_MS));
  return async () => {
    await redis.kill();
    await rm(now, { recursive: true });
    await cp(old, now, { recursive: true });
    await redis.start();
  };
}

function strings(answer: unknown): string[] {
  return Array.isArray(answer) ? answer.map(String) : [];
}
