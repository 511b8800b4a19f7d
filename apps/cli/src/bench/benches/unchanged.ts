import type { Bench } from '../bench.ts';
import { byTurns } from '../by-turns.ts';
import { type Ground, scaled } from '../ground.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { noOpJobs } from '../no-op-jobs.ts';
import { oneRun } from '../run-of.ts';
import { addStandingPeople, expectUnchanged } from '../standing-people.ts';
import { statementsSoFar } from '../statements.ts';

const PEOPLE = 20_000;
/** The default of WORKER_CONCURRENCY. */
const CONCURRENCY = 50;
/** Where hardly anybody does anything new, a worker can have so many in hand. */
const MANY = 200;

export const unchanged: Bench = {
  name: 'unchanged',
  what: 'a tick over 20,000 people with nothing new and nothing due, one worker',
  against: 'no-op jobs of BullMQ with the same options, count and concurrency',
  figures: {
    rate: { title: 'rate', unit: 'ratio', bar: { atLeast: 0.5 } },
    rate_many: { title: `rate, ${MANY} at once`, unit: 'ratio', bar: { atLeast: 0.5 } },
    llama_calls: { title: 'calls to Llama', unit: 'count', bar: { atMost: 0 }, always: true },
    statements: { title: 'MySQL statements a person', unit: 'count', bar: { atMost: 3 } },
    people_per_second: { title: 'ours', unit: 'per_second' },
    no_op_per_second: { title: 'no-op', unit: 'per_second' },
  },
  async open(ground) {
    const people = scaled(ground, PEOPLE);
    const installation = await openInstallation(ground);
    await addStandingPeople(installation, people, ground);
    return async (nth) => {
      const atOnce = (concurrency: number) =>
        byTurns(
          nth,
          () => unchangedRun({ people, concurrency }, installation, ground),
          () => noOpJobs(installation.redisUrl, { jobs: people, concurrency }, ground),
        );
      const many = await atOnce(MANY);
      const { ours, reference } = await atOnce(CONCURRENCY);
      return {
        rate: reference / ours.ms,
        rate_many: many.reference / many.ours.ms,
        llama_calls: ours.llamaCalls + many.ours.llamaCalls,
        statements: ours.statements / people,
        people_per_second: (people * 1_000) / ours.ms,
        no_op_per_second: (people * 1_000) / reference,
      };
    };
  },
};

async function unchangedRun(
  { people, concurrency }: { readonly people: number; readonly concurrency: number },
  installation: Installation,
  ground: Ground,
) {
  const { fleet, queues, db } = installation;
  await queues.redis.flushall();
  await fleet.start(1, { WORKER_CONCURRENCY: String(concurrency) });
  // Both sides do it once before: what a process costs at its beginning, a worker pays once in months.
  expectUnchanged(await oneRun(installation, ground), people);
  const before = await statementsSoFar(db);
  const summary = await oneRun(installation, ground);
  const statements = (await statementsSoFar(db)) - before;
  await fleet.close();
  expectUnchanged(summary, people);
  return { ms: summary.duration_ms, statements, llamaCalls: summary.llama_calls };
}
