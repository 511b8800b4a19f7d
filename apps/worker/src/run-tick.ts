import type { Store } from '@ambia/db';
import { analyzeJobs, windowBefore } from '@ambia/prediction';
import { enqueueAll, type Queues, type Tick } from '@ambia/queue';
import type { Events } from './events.ts';
import { readAhead } from './read-ahead.ts';
import { skippedSlots } from './skipped-slots.ts';

export interface TickParts {
  readonly store: Store;
  readonly queues: Queues;
  readonly events: Events;
  readonly activeDays: number;
  readonly now: () => number;
}

/** What the generator takes at most: every 2 minutes up to 10 rows. */
const GENERATOR_ROWS_PER_HOUR = 300;
const HOUR_MS = 3_600_000;

/** tick → active users → fan-out. Run again for the same slot it changes nothing. */
export async function runTick(tick: Tick, parts: TickParts, signal: AbortSignal): Promise<void> {
  const { store, queues, events, now } = parts;
  events.tickStarted(tick);
  if (!(await begin(tick, parts))) return;
  const counts = { activeUsers: 0, enqueued: 0, deduplicated: 0 };
  for await (const userIds of readAhead(store.activeUsers(windowBefore(tick.slot, parts.activeDays)))) {
    signal.throwIfAborted();
    const { enqueued, deduplicated } = await enqueueAll(queues, analyzeJobs(tick.slot, userIds));
    counts.activeUsers += userIds.length;
    counts.enqueued += enqueued;
    counts.deduplicated += deduplicated;
  }
  await store.fannedOut({ slot: tick.slot, ...counts, at: now() });
  events.fannedOut(tick.slot, counts);
  await warnIfTooManyFallDue(parts).catch((error) => events.trouble('counting what falls due', error));
}

/** False where the run of this slot is over. */
async function begin(tick: Tick, { store, events, now }: TickParts): Promise<boolean> {
  const { slot, kind } = tick;
  const skipped = await skippedSlots(tick, store);
  const begun = await store.beginRun({ slot, kind, skippedSlots: skipped, at: now() });
  if (begun === 'now' && skipped > 0) events.slotsSkipped(slot, skipped);
  return begun !== 'over';
}

/** Advice only: that it fails must not run the tick again. */
async function warnIfTooManyFallDue({ store, events, now }: TickParts): Promise<void> {
  const due = await store.dueSoon(now(), HOUR_MS);
  if (due > GENERATOR_ROWS_PER_HOUR) events.fallsDue(due, GENERATOR_ROWS_PER_HOUR);
}
