import type { Outcome } from '../fault.ts';
import type { Stage } from '../stage/stage.ts';
import { unaccounted } from './accounted.ts';
import { illRows } from './rows.ts';
import { scheduleGaps } from './schedule.ts';
import { stuck } from './stuck.ts';
import { leakedWords } from './words.ts';

/** What a fault itself explains. */
export interface Allowance {
  /** How long the fault kept the system from working: the schedule may have a gap this much longer, milliseconds. */
  readonly faultMs?: number;
  /** Runs that were still under way when the fault was over are no violation. */
  readonly openRuns?: boolean;
  /** Slots (as texts) of runs whose jobs Redis lost with all its data: who was not counted of them is none either. */
  readonly lostRuns?: ReadonlySet<string>;
}

/**
 * What of the promises does not hold, in words; to be asked once the fault is over and its runs are complete.
 * Everyone accounted for once; no row doubled or without an answer behind it; nothing stuck; nobody's words outside.
 */
async function violations(stage: Stage, allowance: Allowance = {}): Promise<readonly string[]> {
  return [
    ...(await unaccounted(stage, allowance)),
    ...(await illRows(stage)),
    ...(await stuck(stage, allowance)),
    ...(await scheduleGaps(stage, allowance)),
    ...(await leakedWords(stage)),
  ];
}

/** A fault's result, held against the invariants too: `held` is about its own bar alone. */
export async function judged(stage: Stage, outcome: Outcome, allowance: Allowance = {}): Promise<Outcome> {
  const broken = await violations(stage, allowance);
  return {
    figure: `${outcome.figure}; ${broken.length === 0 ? 'invariants hold' : `${broken.length} violations`}`,
    held: outcome.held && broken.length === 0,
    notes: [...(outcome.notes ?? []), ...broken],
  };
}
