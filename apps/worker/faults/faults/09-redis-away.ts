import { answer, type WorkerProcess } from '@ambia/stage';
import type { Fault, Outcome } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { runCommand } from '../stage/command.ts';
import type { Stage } from '../stage/stage.ts';
import { allTakeJobs } from '../stage/taking.ts';

const PEOPLE = 200;
const AWAY_MS = 10_000;
const GRACE_S = 5;
const SAYS_SO_MS = 3_000;
const ENDS_MS = (GRACE_S + 3) * 1_000;
/** Commands that cannot do without Redis. */
const COMMANDS = [
  ['tick'],
  ['tick', '--wait'],
  ['enqueue', 'person-00000'],
  ['enqueue', 'person-00000', '--wait'],
  ['status'],
];
/** Of apps/cli: what is needed does not answer. */
const UNREACHABLE = 6;
/** A server has at least so long to answer, however long the program takes to load on a machine that is busy. */
const ANSWER_MS = 1_500;

export const redisAway: Fault = {
  number: 9,
  name: 'Redis away at boot, for the CLI, and at SIGTERM',
  bar: 'waits and recovers; CLI ≤ 3 s; SIGTERM ≤ grace + 3 s',
  settings: { LLAMA_TIMEOUT_SECONDS: '4', SHUTDOWN_GRACE_SECONDS: String(GRACE_S) },
  alone: true,
  async run(stage) {
    await stage.people(stage.scaled(PEOPLE));
    stage.llama.play((call) => answer(call, { afterMs: 200 }));
    await stage.redis.kill();
    const seen = [await boot(stage), await commands(stage), await idleSigterm(stage), await busySigterm(stage)];
    for (const { slot } of await stage.store.openRuns()) await stage.runs.finished(slot, 5 * 60_000);
    const figure = seen.map(({ figure: one }) => one).join('; ');
    const notes = seen.flatMap((one) => one.notes ?? []);
    return judged(stage, { figure, held: seen.every(({ held }) => held), notes }, { faultMs: 60_000 });
  },
};

async function boot(stage: Stage): Promise<Outcome> {
  const worker = await stage.fleet.launch();
  await stage.pass(AWAY_MS);
  const waited = worker.alive();
  await stage.redis.start();
  const opened = Date.now();
  await stage.runs.begin();
  await allTakeJobs(stage, opened, 60_000);
  return { figure: `booted without: takes jobs ${Date.now() - opened} ms after it came`, held: waited };
}

async function commands(stage: Stage): Promise<Outcome> {
  await stage.redis.kill();
  const { ms: loading } = await runCommand(['runs'], stage.env);
  const ends = [];
  for (const args of COMMANDS) ends.push({ args, ...(await runCommand(args, stage.env)) });
  const wrong = ends.filter(({ ms, code }) => ms > Math.max(SAYS_SO_MS, loading + ANSWER_MS) || code !== UNREACHABLE);
  return {
    figure: `slowest command ${Math.round(Math.max(...ends.map(({ ms }) => ms)))} ms (one that needs no Redis: ${Math.round(loading)} ms)`,
    held: wrong.length === 0,
    notes: wrong.map(
      ({ args, ms, code, text }) =>
        `ambia ${args.join(' ')}: ${code} after ${Math.round(ms)} ms: ${text.slice(0, 120)}`,
    ),
  };
}

/** Redis is away already. */
async function idleSigterm(stage: Stage): Promise<Outcome> {
  return ending('idle', stage.fleet.alive());
}

async function busySigterm(stage: Stage): Promise<Outcome> {
  await stage.redis.start();
  const [worker] = await stage.fleet.start(1);
  const began = Date.now();
  await stage.runs.begin();
  await allTakeJobs(stage, began, 60_000);
  await stage.redis.kill();
  const outcome = await ending('busy', worker ? [worker] : []);
  await stage.redis.start();
  await stage.fleet.start(1);
  return outcome;
}

async function ending(how: string, workers: readonly WorkerProcess[]): Promise<Outcome> {
  const began = performance.now();
  for (const worker of workers) worker.signal('SIGTERM');
  const ends = await Promise.all(workers.map(({ ended }) => ended));
  const ms = Math.round(performance.now() - began);
  return { figure: `${how} SIGTERM: exit ${ends.map(({ code }) => code).join()} after ${ms} ms`, held: ms <= ENDS_MS };
}
