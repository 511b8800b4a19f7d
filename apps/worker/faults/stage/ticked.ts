import type { RunSummary } from '@ambia/prediction';
import { slotsBetween } from '@ambia/queue';
import type { Stage } from './stage.ts';

/** What the schedule did on a stage. */
export interface Ticked {
  /** Scheduled runs, oldest first. */
  readonly runs: readonly RunSummary[];
  /** Slots that two tick jobs ran. */
  readonly twice: number;
  /** Slots between the first run and the last that have none. */
  readonly missing: number;
  /** Those of them that a run recorded. */
  readonly recorded: number;
}

export async function ticked({ runs, queues, env }: Stage): Promise<Ticked> {
  const found = (await runs.recent(1_000)).filter(({ kind }) => kind === 'scheduled').reverse();
  const slots = found.map(({ slot }) => Date.parse(slot));
  const ran = (await queues.tick.getCompleted(0, -1)).map(({ data }) => data.slot);
  return {
    runs: found,
    twice: ran.length - new Set(ran).size,
    missing: slots.reduce((sum, slot, index) => sum + between(env.SCHEDULE ?? '', slots[index - 1], slot), 0),
    recorded: found.slice(1).reduce((sum, { skipped_slots }) => sum + skipped_slots, 0),
  };
}

function between(schedule: string, before: number | undefined, slot: number): number {
  return before === undefined ? 0 : slotsBetween(schedule, before, slot);
}
