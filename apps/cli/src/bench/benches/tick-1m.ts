import type { Bench } from '../bench.ts';
import { scaled } from '../ground.ts';
import { openInstallation } from '../installation.ts';
import { oneRun } from '../run-of.ts';
import { addStandingPeople, expectUnchanged } from '../standing-people.ts';
import { statementsSoFar } from '../statements.ts';

const PEOPLE = 1_000_000;
const TICK_S = 300;
/** So many as have a core each beside Redis and MySQL, on two. */
const WORKERS = 1;
/** People in hand: as the setting's default has it, and as `unchanged` has it beside that. */
const IN_HAND = { few: 50, many: 200 };
/** Jobs may take longer than a tick here; the largest setting there is. */
const DEADLINE_MINUTES = '25';

export const tick1m: Bench = {
  name: 'tick-1m',
  what: 'a tick over 1,000,000 people with nothing new and nothing due',
  against: 'the 300 s until the next tick',
  figures: {
    ticks: { title: 'ticks it takes', unit: 'ratio', bar: { atMost: 1 } },
    ticks_many: { title: `ticks it takes, ${IN_HAND.many} at once`, unit: 'ratio', bar: { atMost: 1 } },
    people_per_second: { title: 'people', unit: 'per_second' },
    statements: { title: 'MySQL statements a person', unit: 'count' },
    redis_mb: { title: 'Redis at most', unit: 'mb' },
  },
  rounds: 1,
  onDemand: true,
  async open(ground) {
    const people = scaled(ground, PEOPLE);
    const installation = await openInstallation(ground);
    const { fleet, queues, db } = installation;
    await addStandingPeople(installation, people, ground, 1);
    const tickWith = async (inHand: number) => {
      await queues.redis.flushall();
      await fleet.start(WORKERS, { JOB_DEADLINE_MINUTES: DEADLINE_MINUTES, WORKER_CONCURRENCY: String(inHand) });
      const summary = await oneRun(installation, ground);
      await fleet.close();
      expectUnchanged(summary, people);
      return summary.duration_ms / 1_000;
    };
    return async () => {
      await queues.redis.config('RESETSTAT');
      const before = await statementsSoFar(db);
      const fewS = await tickWith(IN_HAND.few);
      const statements = (await statementsSoFar(db)) - before;
      const peak = /used_memory_peak:(\d+)/.exec(await queues.redis.info('memory'))?.[1];
      const manyS = await tickWith(IN_HAND.many);
      return {
        ticks: fewS / TICK_S,
        ticks_many: manyS / TICK_S,
        people_per_second: people / fewS,
        statements: statements / people,
        redis_mb: Number(peak) / 1_048_576,
      };
    };
  },
};
