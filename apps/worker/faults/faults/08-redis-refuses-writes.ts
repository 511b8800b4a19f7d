import { nothingLearned } from '@ambia/prediction';
import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { type ProcessUse, watchUse } from '../stage/process-use.ts';
import type { Stage } from '../stage/stage.ts';
import { allTakeJobs } from '../stage/taking.ts';

const WORKERS = 2;
const PEOPLE = 300;
const ANSWER_MS = 100;
const REFUSING_MS = 30_000;
const CPU_MAX = 0.05;
const LINES_PER_SECOND_MAX = 5;
const BACK_MS = 10_000;
/** Without a call to Llama. */
const QUIET_MS = 3_000;

interface Trouble {
  readonly name: string;
  begin(stage: Stage): Promise<unknown>;
  end(stage: Stage): Promise<unknown>;
}

const TROUBLES: readonly Trouble[] = [
  {
    name: 'out of memory',
    begin: ({ queues }) => queues.redis.config('SET', 'maxmemory', '1mb'),
    end: ({ queues }) => queues.redis.config('SET', 'maxmemory', '0'),
  },
  {
    name: 'read-only',
    // A replica of a master that is not there.
    begin: ({ queues }) => queues.redis.replicaof('127.0.0.1', 1),
    end: ({ queues }) => queues.redis.replicaof('NO', 'ONE'),
  },
];

interface Seen {
  /** From the beginning of the trouble until work went on. */
  readonly ms: number;
  readonly text: string;
  readonly held: boolean;
}

export const redisRefusesWrites: Fault = {
  number: 8,
  name: 'Redis out of memory, then read-only, 30 s each, mid run and as ticks come due',
  settings: { SCHEDULE: '*/10 * * * * *' },
  alone: true,
  bar: 'CPU < 5 %, < 5 lines/s, readiness false, back ≤ 10 s',
  async run(stage) {
    const { llama, fleet, runs } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    // A new installation would learn from what it finds, which takes many seconds of a core and is no hot loop.
    await stage.store.saveLearned(nothingLearned('scripted'), Date.now());
    await fleet.start(WORKERS);
    const seen: Seen[] = [];
    for (const trouble of TROUBLES) seen.push(await refuse(stage, trouble));
    const last = await runs.begin();
    const { enqueued, deduplicated } = await runs.finished(last, 2 * 60_000);
    const missed = people.length - enqueued - deduplicated;
    return judged(
      stage,
      {
        figure: `${seen.map(({ text }) => text).join('; ')}; ${missed} missed by the run after`,
        held: missed === 0 && seen.every(({ held }) => held),
      },
      { faultMs: Math.max(...seen.map(({ ms }) => ms)), openRuns: true },
    );
  },
};

async function refuse(stage: Stage, { name, begin, end }: Trouble): Promise<Seen> {
  const began = Date.now();
  await stage.runs.begin();
  await allTakeJobs(stage, began, 60_000);
  const fault = performance.now();
  await begin(stage);
  await drained(stage);
  const uses = stage.fleet.alive().map(watchUse);
  await stage.pass(REFUSING_MS);
  const cpu = most(uses, (use) => use.cpu());
  const lines = most(uses, (use) => use.linesPerSecond());
  const said = await readinesses(stage);
  await end(stage);
  const relieved = Date.now();
  await stage.runs.begin();
  await allTakeJobs(stage, relieved, 120_000);
  const back = Date.now() - relieved;
  return {
    ms: performance.now() - fault,
    text: `${name}: CPU ${(cpu * 100).toFixed(1)} %, ${lines.toFixed(1)} lines/s, readiness ${said.join(' / ')}, back after ${back} ms`,
    held:
      cpu < CPU_MAX && lines < LINES_PER_SECOND_MAX && said.every((one) => one.startsWith('503')) && back <= BACK_MS,
  };
}

/**
 * What is queued already can be worked off all the same: a script that began by removing something may write. That is
 * work and no hot loop.
 */
async function drained({ pass, llama: { journal } }: Stage): Promise<void> {
  for (let before = -1; journal.entries.length !== before; ) {
    before = journal.entries.length;
    await pass(QUIET_MS);
  }
}

function most(uses: readonly ProcessUse[], figure: (use: ProcessUse) => number): number {
  return Math.max(...uses.map(figure));
}

/** Status and state of Redis as each worker tells them. */
async function readinesses({ fleet }: Stage): Promise<string[]> {
  return Promise.all(
    fleet.alive().map(async ({ healthUrl }) => {
      const answer = await fetch(`${healthUrl}/readyz`, { signal: AbortSignal.timeout(5_000) });
      const { checks } = JSON.parse(await answer.text());
      return `${answer.status} ${checks.redis}`;
    }),
  );
}
