import { answer, refusal } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import type { Stage } from '../stage/stage.ts';
import { attemptsBurnt } from './attempts-burnt.ts';
import { mostWithin } from './calls.ts';

const WORKERS = 3;
const PEOPLE = 60;
const CONCURRENCY = 8;
const STOPPED_MS = 75_000;
const MINUTE_MS = 60_000;
const MOST_A_MINUTE = 5;
const CODES = {
  401: 'LLAMA_KEY_REJECTED',
  402: 'LLAMA_PAYMENT',
  403: 'LLAMA_FORBIDDEN',
  404: 'LLAMA_MODEL_GONE',
} as const;

export const breaker: Fault = {
  number: 19,
  name: '401, 402, 403 and 404 for everyone, each for 75 s; then well',
  bar: `<= ${MOST_A_MINUTE} calls a minute from the fleet, one alarm each, readiness says why, closes by itself`,
  settings: { LLAMA_CONCURRENCY: String(CONCURRENCY) },
  async run(stage) {
    const ends = [];
    for (const status of [401, 402, 403, 404] as const) ends.push(await stopped(stage, status));
    const burnt = await attemptsBurnt(stage);
    const worst = Math.max(...ends.map(({ aMinute }) => aMinute));
    const alarms = ends.map(({ alarms }) => alarms);
    const said = ends.every(({ readiness }) => readiness);
    const analysed = ends.every(({ analysed }) => analysed);
    const figure = `at most ${worst} calls a minute, alarms ${alarms.join('+')}, readiness ${said ? 'says why' : 'IS SILENT'}, ${analysed ? 'all' : 'NOT ALL'} analysed, ${burnt} attempts burnt`;
    const held = worst <= MOST_A_MINUTE && alarms.every((one) => one === 1) && said && analysed && burnt === 0;
    return judged(stage, { figure, held }, { faultMs: stage.scaled(STOPPED_MS) });
  },
};

/** One refusal that concerns everyone, from the first call to a complete run. */
async function stopped(stage: Stage, status: keyof typeof CODES) {
  const { llama, fleet, runs } = stage;
  const people = await stage.people(stage.scaled(PEOPLE));
  const from = llama.journal.entries.length;
  const alarmsBefore = alarms(stage);
  llama.play(() => refusal(status, { afterMs: 100 }));
  if (fleet.all.length === 0) await fleet.start(WORKERS);
  const slot = await runs.begin();
  await stage.until('the first refusal', 60_000, () => llama.journal.entries.length > from);
  await stage.pass(1_000);
  const readiness = await saysWhy(stage, CODES[status]);
  // The calls that were on their way when the first was refused, a turn of each worker's at most, come on top.
  const open = llama.journal.entries.length;
  await stage.pass(stage.scaled(STOPPED_MS));
  const aMinute = mostWithin(llama.journal.entries.slice(open), MINUTE_MS);
  llama.play((call) => answer(call));
  const { outcomes } = await runs.finished(slot, 5 * MINUTE_MS);
  return {
    aMinute: open - from > WORKERS * CONCURRENCY ? Number.POSITIVE_INFINITY : aMinute,
    alarms: alarms(stage) - alarmsBefore,
    readiness,
    analysed: outcomes.analyzed === people.length,
  };
}

function alarms({ fleet }: Stage): number {
  const isAlarm = ({ level, msg }: { level: string; msg: string }) =>
    level === 'error' && msg.startsWith('all calls to Llama stopped');
  return fleet.all.reduce((sum, { log }) => sum + log.filter(isAlarm).length, 0);
}

async function saysWhy({ fleet }: Stage, code: string): Promise<boolean> {
  const answers = await Promise.all(
    fleet.alive().map(async ({ healthUrl }) => (await fetch(`${healthUrl}/readyz`)).text()),
  );
  return answers.every((text) => text.includes(`calls stopped after ${code}`));
}
