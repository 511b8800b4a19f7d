import type { Store } from '@ambia/db';
import { type AnalyzeUserResult, analyzeJobs, Failure } from '@ambia/prediction';
import { type Consumer, enqueueAll, openAnalyzeConsumer, openTickConsumer } from '@ambia/queue';
import { onTestFinished } from 'vitest';
import type { TestPlace } from './place.ts';
import { NOW } from './screen.ts';

const DONE: AnalyzeUserResult = {
  outcome: 'analyzed',
  patterns: 2,
  queued: 1,
  alreadyQueued: 1,
  alreadyCached: 0,
  novel: 0,
  leftOut: { malformed: 0, beyondLimit: 0, overlong: 0, tooFar: 0 },
  tokens: 42,
};

const OPTIONS = { name: 'test', concurrency: 5, lockMs: 5_000, report: () => undefined };

/** How people end in a test: analysed, unless Llama refuses them for good; where the rule decides, no sooner than `until`. */
export interface Fate {
  readonly refused?: readonly string[];
  readonly until?: Promise<void>;
}

/** A worker in small: ticks fan out to `people`, whose slots are recorded, and each run is closed when all are in. */
export function workers(
  { queues, store }: TestPlace,
  people: readonly string[],
  { refused = [], until }: Fate = {},
): void {
  const counted = new Map<number, number>();
  const record = async (slot: number, userId: string, outcome: 'analyzed' | 'failed') => {
    await store.countCall({ slot, worker: 'test', tokens: { prompt: 40, completion: 2 }, costUsd: 0 });
    await store.record(
      { userId, slot, outcome, patternsDetected: 2, rows: [], considered: [] },
      { worker: 'test', at: NOW + 1_000 },
    );
    counted.set(slot, (counted.get(slot) ?? 0) + 1);
    await closeWhenDone(store, slot, counted.get(slot) ?? 0);
  };
  const analyses = openAnalyzeConsumer(
    queues,
    {
      analyze: async ({ slot, userId, always }) => {
        if (!always) await until;
        if (refused.includes(userId)) throw new Failure('permanent', 'LLAMA_REFUSED', 'Llama refuses the request');
        await record(slot, userId, 'analyzed');
        return DONE;
      },
      gaveUp: ({ slot, userId }) => record(slot, userId, 'failed'),
    },
    OPTIONS,
  );
  const ticks = openTickConsumer(
    queues,
    { pattern: '*/5 * * * *', deadlineMs: 900_000 },
    async ({ slot, kind }) => {
      await store.beginRun({ slot, kind, at: NOW });
      await store.fannedOut({ slot, activeUsers: people.length, enqueued: people.length, deduplicated: 0, at: NOW });
      await enqueueAll(queues, analyzeJobs(slot, people));
    },
    OPTIONS,
  );
  closeAfterwards([analyses, ticks]);
}

async function closeWhenDone(store: Store, slot: number, done: number): Promise<void> {
  const summary = await store.runSummary(slot);
  if (summary !== null && done >= summary.enqueued) await store.closeRun(slot, NOW + 1_000);
}

/** Called within a test: they are gone when it ends. */
function closeAfterwards(consumers: readonly Consumer[]): void {
  onTestFinished(async () => {
    await Promise.all(consumers.map((consumer) => consumer.close(2_000)));
  });
}
