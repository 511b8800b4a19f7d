import type { Store } from '@ambia/db';
import type { RunSummary } from '@ambia/prediction';
import { slotAfter } from '@ambia/queue';
import { failureReport } from '../failure-report.ts';
import type { Invocation } from '../invocation.ts';
import { orAborted, pause } from '../patience.ts';
import { clockUtc } from '../show/amounts.ts';
import { summaryLine } from '../show/summary.ts';

const LOOK_MS = 2_000;
const RUNS = 20;

/** Says what came of every later run, a line each, until the signal is aborted. @throws its reason */
export async function stay(
  store: Pick<Store, 'recentRuns'>,
  schedule: string,
  { io, out }: Invocation,
  signal: AbortSignal,
): Promise<never> {
  const said = new Set((await complete(store)).map((run) => run.slot));
  let trouble = '';
  for (;;) {
    await pause(LOOK_MS, signal);
    try {
      const runs = await orAborted(complete(store), signal);
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
