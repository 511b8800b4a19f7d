import type { Store } from '@ambia/db';
import type { RunSummary } from '@ambia/prediction';
import type { Events } from './events.ts';

const LOOK_MS = 1_000;
/** After the deadline of its last job, for those that were just being recorded. */
const OVERDUE_MS = 60_000;

export interface CloseRunsParts {
  readonly store: Store;
  readonly events: Events;
  readonly deadlineMs: number;
  readonly now: () => number;
  /** Whether this worker's clock can tell which runs are overdue. */
  readonly allowed: () => boolean;
}

/** Looks once a second for runs whose people are all accounted for, and closes them; whoever closes a run reports it. */
export function closeRuns(parts: CloseRunsParts): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy || !parts.allowed()) return;
    busy = true;
    looking = look(parts)
      .catch((error) => parts.events.trouble('closing runs', error))
      .finally(() => {
        busy = false;
      });
  }, LOOK_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function look({ store, events, deadlineMs, now }: CloseRunsParts): Promise<void> {
  for (const { slot, fannedOut } of await store.openRuns()) {
    const overdue = now() > slot + deadlineMs + OVERDUE_MS;
    if (!overdue && !(fannedOut && (await isAccountedFor(store, slot)))) continue;
    const closed = await store.closeRun(slot, now(), overdue);
    if (closed) events.runFinished(closed);
  }
}

/** To be asked only of a run that was fanned out before: until then nobody is enqueued, and nobody missing. */
async function isAccountedFor(store: Store, slot: number): Promise<boolean> {
  const summary = await store.runSummary(slot);
  return summary !== null && peopleCounted(summary) >= summary.enqueued;
}

function peopleCounted(summary: RunSummary): number {
  return Object.values(summary.outcomes).reduce((sum, people) => sum + people, 0);
}
