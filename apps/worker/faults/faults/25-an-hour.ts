import { seeded } from '@ambia/prediction';
import type { Fault, Outcome } from '../fault.ts';
import { fill, memoryAtRest } from '../hour/at-rest.ts';
import { openCrew } from '../hour/crew.ts';
import { endAll } from '../hour/ending.ts';
import { LLAMA_TROUBLES, WELL } from '../hour/llama-troubles.ts';
import { memoryHeld } from '../hour/memory-held.ts';
import { watchMemory } from '../hour/memory-watch.ts';
import { trickleNews } from '../hour/news.ts';
import { differences } from '../hour/redis-memory.ts';
import { SERVER_TROUBLES } from '../hour/server-troubles.ts';
import type { Scene } from '../hour/trouble.ts';
import { troubleFor } from '../hour/troubled.ts';
import { WORKER_TROUBLES } from '../hour/worker-troubles.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';

const HOUR_MS = 3_600_000;
const SLOT_MS = 15_000;
const PEOPLE = 300;
/** One call to Llama a second, nearly. */
const NEWS = { everyMs: SLOT_MS, atOnce: 12 };
const REDIS_SHARE = 0.05;

const TROUBLES = [...SERVER_TROUBLES, ...WORKER_TROUBLES, ...LLAMA_TROUBLES];

export const anHour: Fault = {
  number: 25,
  name: 'one hour of random faults',
  bar: 'memory < 1 MB / 10 min, Redis memory ± 5 %, 0 open handles at exit',
  settings: {
    SCHEDULE: '*/15 * * * * *',
    JOB_DEADLINE_MINUTES: '2',
    JOB_LOCK_SECONDS: '5',
    LLAMA_TIMEOUT_SECONDS: '5',
  },
  async run(stage) {
    stage.llama.play(WELL);
    const people = await stage.people(PEOPLE);
    const crew = await openCrew(stage);
    await fill(stage);
    const base = await memoryAtRest(stage);
    await stage.queues.tick.resume();
    const scene: Scene = { stage, crew, random: seeded(stage.random() * 2 ** 32), lostRuns: new Set() };
    const news = trickleNews(stage, people, NEWS);
    const memory = watchMemory(crew.lasting);
    const hourMs = stage.scaled(HOUR_MS);
    const stop = () => Promise.all([memory.stop(), news.stop()]);
    const hour = await troubleFor(hourMs, TROUBLES, scene).finally(stop);
    await fill(stage);
    const after = await memoryAtRest(stage);
    const ratio = after.used / base.used;
    const held = memoryHeld(crew.lasting.map(memory.samples), hour, hourMs);
    const outcome: Outcome = {
      figure: `${hour.strikes} faults of ${hour.kinds.size} kinds, ${held.figure}, Redis ${ratio.toFixed(3)} × its ${mb(base.used)} MB`,
      held: held.held && Math.abs(ratio - 1) <= REDIS_SHARE && hour.ills.length === 0,
      notes: [
        ...hour.ills,
        [...hour.kinds].map(([name, times]) => `${times} ${name}`).join(', '),
        await outcomes(stage, news.told()),
        ...(held.notes ?? []),
        `Redis’ data ${mb(base.dataset)} MB, then ${mb(after.dataset)}`,
        ...differences(base, after),
      ],
    };
    const allowance = { faultMs: hour.longestMs + SLOT_MS, lostRuns: scene.lostRuns };
    const verdict = await judged(stage, outcome, allowance);
    const end = await endAll(stage);
    return {
      figure: `${verdict.figure}; ${end.figure}`,
      held: verdict.held && end.held,
      notes: [...(verdict.notes ?? []), ...(end.notes ?? [])],
    };
  },
};

async function outcomes({ store, llama, queues }: Stage, news: number): Promise<string> {
  const runs = await store.recentRuns(10_000);
  const total = (name: 'analyzed' | 'unchanged' | 'expired' | 'failed') =>
    runs.reduce((sum, run) => sum + run.outcomes[name], 0);
  const calls = llama.journal.entries.length;
  return `${runs.length} runs: ${total('analyzed')} analysed, ${total('unchanged')} unchanged, ${total('expired')} expired, ${total('failed')} failed; ${news} new habits, ${calls} calls; ${await queues.analyze.getFailedCount()} failed jobs kept`;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
