import type { Considered } from '@ambia/prediction';
import { openCalls } from './calls.ts';
import { isOffered } from './daily.ts';
import { dayRunner } from './day-runner.ts';
import { knowledgeOn } from './learning.ts';
import { isOver } from './lessons.ts';
import { openMemory } from './memory.ts';
import { byId, type ReplaySetting } from './setting.ts';
import { slotRunner } from './slot-runner.ts';
import type { Replayed, ReplayState } from './state.ts';

export interface ReplayWatch {
  readonly signal: AbortSignal;
  /** A day begins. */
  readonly onDay: (day: number) => void;
  /** A day is over: from here the replay could be taken up again. */
  readonly onState: (state: ReplayState) => void;
}

/** Runs the chain day by day from a state to the log's end. Deterministic as far as the answers are. */
export async function replay(setting: ReplaySetting, from: ReplayState, watch: ReplayWatch): Promise<Replayed> {
  const { calendar, scored, protocol } = setting;
  const memory = openMemory(from.people);
  const calls = openCalls(from.count);
  const counts = isScored(setting);
  const runDay = dayRunner(setting, slotRunner(setting, memory, calls, watch.signal));
  let { emitted, lessons, learned, learnedOn } = from;
  for (let day = from.day; day <= scored.lastDay; day++) {
    watch.onDay(day);
    const slot = calendar.startOf(day);
    const over = memory.takeOver((one) => isOver(one, slot));
    const before = { lessons, learned, learnedOn };
    ({ lessons, learned, learnedOn } = await knowledgeOn(day, before, over, setting, watch.signal));
    const offered = await runDay(day, learned, emitted);
    emitted = [...emitted, ...(protocol.protocol === 'daily' ? offered : over.filter(counts))];
    const people = memory.people();
    watch.onState({ day: day + 1, people, learned, learnedOn, lessons, emitted, count: calls.count() });
  }
  const last = protocol.protocol === 'daily' ? [] : memory.takeOver((one) => one.until <= calendar.end).filter(counts);
  return { emitted: [...emitted, ...last], count: calls.count() };
}

/** Slot by slot, a prediction counts once it is over: what stood when its window closed. Its day the score looks at. */
function isScored({ scored }: ReplaySetting): (one: Considered) => boolean {
  const people = byId(scored.people);
  return (one) => people.has(one.userId) && isOffered(one);
}
