import { OUTCOMES } from '@ambia/prediction';
import { z } from 'zod';

/** Names of the queues; the Redis keys are `<prefix>:<name>:…`. */
export const TICK_QUEUE = 'tick';
export const ANALYZE_QUEUE = 'analyze-user';
export const UPKEEP_QUEUE = 'upkeep';

/** Jobs without a priority, such as one-offs, are always taken before any that has one, also after a retry or a pause. */
export const CROWD_PRIORITY = 1;

/** A tick that the schedule made carries no slot until it starts, but the pattern that made it; one made by hand brings its slot. */
export const TickJobForm = z.object({
  v: z.literal(1),
  slot: z.number().int().positive().optional(),
  pattern: z.string().optional(),
});
export type TickJob = z.infer<typeof TickJobForm>;

export const AnalyzeJobForm = z.object({
  v: z.literal(1),
  slot: z.number().int().positive(),
  userId: z.string().min(1).max(36),
  /** Llama is asked also where nothing changed; absent where the rule decides. */
  always: z.literal(true).optional(),
});

export const UpkeepJobForm = z.object({ v: z.literal(1) });
export type UpkeepJob = z.infer<typeof UpkeepJobForm>;

const count = z.number().int().nonnegative();

/** A finished analyze-user job's stored result. */
export const AnalyzeResultForm = z.object({
  outcome: z.enum([...OUTCOMES, 'repeated']),
  patterns: count,
  queued: count,
  alreadyQueued: count,
  alreadyCached: count,
  novel: count,
  leftOut: z.object({ malformed: count, beyondLimit: count, overlong: count, tooFar: count }),
  tokens: count,
});

/** Eight attempts, full jitter from 2 s, at most 60 s apart: nearly four minutes of patience, well inside the deadline. */
export const ATTEMPTS = 8;
const BACKOFF_FROM_MS = 2_000;
const BACKOFF_CAP_MS = 60_000;
/** Of full jitter. Four letters: with more, the options of each job that waits take Redis 32 bytes more. */
export const BACKOFF = 'full';

/** @param attemptsMade 1 after the first failure; @param random in [0, 1) */
export function backoffMs(attemptsMade: number, random: number): number {
  return Math.round(random * Math.min(BACKOFF_CAP_MS, BACKOFF_FROM_MS * 2 ** (attemptsMade - 1)));
}
