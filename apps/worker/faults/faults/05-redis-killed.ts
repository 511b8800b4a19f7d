import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';
import { allTakeJobs } from '../stage/taking.ts';

const WORKERS = 2;
const PEOPLE = 3_000;
const ANSWER_MS = 100;
const AWAY_MS = 8_000;
/** Of a bar of 5 s. */
const BACK_MS = 5_000;

export const redisKilled: Fault = {
  number: 5,
  name: 'redis-server kill -9 and restart, mid fan-out and mid run',
  bar: '0 jobs lost; working ≤ 5 s after the port opens',
  alone: true,
  async run(stage) {
    const { llama, fleet, runs, queues } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    await fleet.start(WORKERS);
    const slot = await runs.begin();
    await stage.until('the first page is fanned out', 30_000, async () => (await queues.analyze.count()) > 0);
    const fanning = await killAndRestart(stage);
    await stage.until('a fifth is analysed', 120_000, async () => (await counted(stage, slot)) > people.length / 5);
    const running = await killAndRestart(stage);
    const { outcomes, enqueued } = await runs.finished(slot, 5 * 60_000);
    const lost = people.length - outcomes.analyzed;
    const figure = `${lost} lost of ${people.length}; working after ${fanning} and ${running} ms`;
    return judged(
      stage,
      { figure, held: lost === 0 && enqueued === people.length && Math.max(fanning, running) <= BACK_MS },
      { faultMs: AWAY_MS + BACK_MS },
    );
  },
};

async function counted({ store }: Stage, slot: number): Promise<number> {
  return (await store.runSummary(slot))?.outcomes.analyzed ?? 0;
}

/** Returns the milliseconds from the open port until every worker took a job again. */
async function killAndRestart(stage: Stage): Promise<number> {
  await stage.redis.kill();
  await stage.pass(AWAY_MS);
  await stage.redis.start();
  const opened = Date.now();
  await allTakeJobs(stage, opened, 60_000);
  return Date.now() - opened;
}
