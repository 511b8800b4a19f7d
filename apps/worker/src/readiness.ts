import { type Database, reach } from '@ambia/db';
import { asFailure } from '@ambia/prediction';
import { type Readiness, within } from '@ambia/process';
import { type LlamaPause, nextTick, type Queues } from '@ambia/queue';

const ANSWER_MS = 1_500;

/** Whether this worker can do its work: Redis, the schedule in it, the database, and whether calls to Llama flow. */
export function readiness(db: Database, queues: Queues, pause: LlamaPause): () => Promise<Readiness> {
  return async () => {
    const [redis, schedule, mysql, llama] = await Promise.all([
      check(async () => ((await queues.redis.ping()) === 'PONG' ? 'ok' : 'strange answer')),
      check(async () => ((await nextTick(queues)) ? 'ok' : 'missing, will be made within 30 s')),
      check(async () => ((await reach(db, ANSWER_MS)) ? 'ok' : 'strange answer')),
      check(async () => {
        const paused = await pause.current();
        return paused ? `calls wait ${Math.ceil(paused.leftMs / 1_000)} s after ${paused.code}` : 'ok';
      }),
    ]);
    return { ok: [redis, schedule, mysql].every((state) => state === 'ok'), checks: { redis, schedule, mysql, llama } };
  };
}

async function check(look: () => Promise<string>): Promise<string> {
  const ending = await within(ANSWER_MS, look);
  if (ending.state === 'done') return ending.value;
  return ending.state === 'late' ? 'no answer in time' : asFailure(ending.error).code;
}
