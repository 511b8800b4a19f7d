import type { RunSummary } from '@ambia/prediction';
import { answer } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { crossWriters } from '../stage/cross-writers.ts';
import type { Stage } from '../stage/stage.ts';

const WORKERS = 2;
const PEOPLE = 800;
const ANSWER_MS = 50;
const AWAY_MS = 5_000;
const STOPPED_MS = 60_000;
const WRITERS = 8;
const RUN_MS = 5 * 60_000;

export const mysqlTroubled: Fault = {
  number: 15,
  name: 'MySQL in +05:00 is killed during writes, stops for 60 s, deadlocks with 8 writers',
  bar: '0 lost, 0 doubled; readiness false; cut-offs exact',
  async run(stage) {
    const { llama, fleet, db } = stage;
    await db.pool.query("SET GLOBAL time_zone = '+05:00'");
    const people = await stage.people(stage.scaled(PEOPLE));
    llama.play((call) => answer(call, { afterMs: ANSWER_MS }));
    await fleet.start(WORKERS);
    const killed = await midRun(stage, killAndRestart);
    const stopped = await midRun(stage, stopAndContinue);
    const crossed = await midRun(stage, (slot) => crossWriters(stage, { writers: WRITERS, slot }));
    const lost = [killed, stopped, crossed].map(({ summary }) => people.length - ended(summary));
    const exact = await cutOffIsExact(stage);
    const ready = stopped.seen.every((one) => one.startsWith('503'));
    return judged(stage, {
      figure: `lost ${lost.join(', ')} of ${people.length}; readiness ${stopped.seen.join(' / ')}; ${crossed.seen} deadlocks; cut-off ${exact ? 'exact' : 'off'}`,
      held: lost.every((count) => count === 0) && exact && ready && crossed.seen > 0,
    });
  },
};

async function midRun<Seen>(stage: Stage, trouble: (slot: number, stage: Stage) => Promise<Seen>) {
  const slot = await stage.runs.begin();
  await stage.until('a tenth has ended', RUN_MS, async () => {
    const summary = await stage.runs.summary(slot);
    return summary !== null && summary.enqueued > 0 && ended(summary) > summary.enqueued / 10;
  });
  const seen = await trouble(slot, stage);
  return { seen, summary: await stage.runs.finished(slot, RUN_MS) };
}

/** With a result of their own. */
function ended({ outcomes }: RunSummary): number {
  return outcomes.analyzed + outcomes.unchanged;
}

async function killAndRestart(_slot: number, { mysql, pass }: Stage): Promise<void> {
  await mysql.kill();
  await pass(AWAY_MS);
  await mysql.start();
}

/** What the workers say about MySQL meanwhile. */
async function stopAndContinue(_slot: number, { mysql, pass, fleet, scaled }: Stage): Promise<readonly string[]> {
  mysql.signal('SIGSTOP');
  await pass(scaled(STOPPED_MS));
  const seen = await Promise.all(
    fleet.alive().map(async ({ healthUrl }) => {
      const said = await fetch(`${healthUrl}/readyz`, { signal: AbortSignal.timeout(5_000) });
      const { checks } = JSON.parse(await said.text());
      return `${said.status} ${checks.mysql}`;
    }),
  );
  mysql.signal('SIGCONT');
  return seen;
}

async function cutOffIsExact({ db, store }: Stage): Promise<boolean> {
  const at = Math.floor(Date.now() / 1_000) * 1_000 + 3_600_000;
  await db.pool.query(
    'INSERT INTO activity_log (id, user_id, action_type, query, timestamp, time_of_day, day_of_week) VALUES (?)',
    [['edge-0', 'person-edge', 'query', 'none', new Date(at), 'evening', 'friday']],
  );
  const found = async (since: number) => {
    for await (const page of store.activeUsers({ since, until: at })) if (page.includes('person-edge')) return true;
    return false;
  };
  return (await found(at)) && !(await found(at + 1_000));
}
