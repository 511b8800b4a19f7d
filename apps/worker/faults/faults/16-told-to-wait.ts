import { answer, type JournalEntry, refusal } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { attemptsBurnt } from './attempts-burnt.ts';
import { bursts, mostWithin } from './calls.ts';

const WORKERS = 3;
const PEOPLE = 900;
const CALLS_PER_MINUTE = 600;
const STORM_MS = 180_000;
const MINUTE_MS = 60_000;
/** Calls that come together are one interval's; the shortest pause is a second. */
const APART_MS = 900;

export const toldToWait: Fault = {
  number: 16,
  name: '429 for 3 min with Retry-After 5, 3600, 9999999999, a date, -1; then well',
  bar: '<= 1 probe per worker and pause, no attempt burnt, first minute <= 1.2 x the rate',
  settings: { LLAMA_CALLS_PER_MINUTE: String(CALLS_PER_MINUTE) },
  async run(stage) {
    const { llama, fleet, runs } = stage;
    const people = await stage.people(stage.scaled(PEOPLE));
    const stormMs = stage.scaled(STORM_MS);
    const { entries } = llama.journal;
    let stormEnds = Number.POSITIVE_INFINITY;
    llama.play((call) => {
      if (call.nth === 1) stormEnds = Date.now() + stormMs;
      if (Date.now() > stormEnds) return answer(call, { afterMs: 500 });
      return refusal(429, { headers: { 'retry-after': waits(bursts(entries, APART_MS).length) }, afterMs: 200 });
    });
    await fleet.start(WORKERS);
    const slot = await runs.begin();
    const { outcomes } = await runs.finished(slot, 16 * MINUTE_MS);
    const storm = bursts(
      entries.filter(({ end }) => end === 'refused'),
      APART_MS,
    );
    // Those that were on their way when the first was refused belong to no pause.
    const probes = Math.max(0, ...storm.slice(1).map((calls) => calls.length));
    const firstMinute = callsOfFirstMinute(entries);
    const burnt = await attemptsBurnt(stage);
    const figure = `${storm.length} pauses, ${probes} probe in any, ${burnt} attempts burnt, ${outcomes.failed} failed, ${firstMinute} calls in the first minute, ${mostWithin(entries, MINUTE_MS)} in any`;
    const held =
      outcomes.analyzed === people.length && probes <= WORKERS && burnt === 0 && firstMinute <= 1.2 * CALLS_PER_MINUTE;
    return judged(stage, { figure, held }, { faultMs: stormMs });
  },
};

/** What the n-th pause (from 1) is asked for with. */
function waits(nth: number): string {
  const given = ['5', '3600', '9999999999', new Date(Date.now() + 10_000).toUTCString(), '-1'];
  return given[(nth - 1) % given.length] ?? '';
}

function callsOfFirstMinute(entries: readonly JournalEntry[]): number {
  const from = entries.find(({ end }) => end === 'answered')?.beganAt ?? 0;
  return entries.filter(({ beganAt }) => beganAt >= from && beganAt <= from + MINUTE_MS).length;
}
