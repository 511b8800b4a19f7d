import type { Store } from '@ambia/db';
import type { RunSummary } from '@ambia/prediction';
import { slotAfter } from '@ambia/queue';
import { failureReport } from '../failure-report.ts';
import type { Invocation } from '../invocation.ts';
import { pause } from '../patience.ts';
import { clockUtc } from '../show/amounts.ts';
import { summaryLine } from '../show/summary.ts';
import { watchRedis } from '../waiting/follow-run.ts';
import type { Outage } from '../waiting/outage.ts';
import { openWait } from '../waiting/wait.ts';
import type { Place } from './place.ts';

const LOOK_MS = 2_000;
const RUNS = 20;

/** Says what came of every later run, a line each, until the signal is aborted. @throws its reason */
export async function stay(
  { store, queues, backends }: Place,
  schedule: string,
  { io, out }: Invocation,
  signal: AbortSignal,
): Promise<never> {
  const { redis, mysql } = openWait({ io, out }, { redis: backends.redis.address, mysql: backends.mysql.address });
  return Promise.race([sayRuns(store, schedule, { io, out }, mysql, signal), watchRedis(queues, redis, signal)]);
}

async function sayRuns(
  store: Pick<Store, 'recentRuns'>,
  schedule: string,
  { io, out }: Pick<Invocation, 'io' | 'out'>,
  mysql: Outage,
  signal: AbortSignal,
): Promise<never> {
  const said = new Set((await mysql.answer(() => complete(store), signal)).map((run) => run.slot));
  let trouble = '';
  for (;;) {
    await pause(LOOK_MS, signal);
    try {
      const runs = await mysql.answer(() => complete(store), signal);
      for (const run of runs.filter(({ slot }) => !said.has(slot)).toReversed()) {
        said.add(run.slot);
        out.line(`${summaryLine(run, out.paint)}  ·  next tick ${clockUtc(slotAfter(schedule, io.now()))}`);
      }
      trouble = '';
    } catch (thrown) {
      signal.throwIfAborted();
      // Whatever it is may pass; it is said once and not every two seconds.
      const { code, message } = failureReport(thrown);
      if (code !== trouble) out.say(`ambia: ${message}`);
      trouble = code;
    }
  }
}

async function complete(store: Pick<Store, 'recentRuns'>): Promise<RunSummary[]> {
  return (await store.recentRuns(RUNS)).filter(({ state }) => state === 'complete');
}
