import { z } from 'zod';
import { Asked } from './question.ts';
import { WEEKDAYS } from './zone.ts';

/** A pattern of a person's last answer, as it is kept to be queued again without asking: enough to find its next window. */
export const StoredPattern = z.object({
  type: z.enum(['time_based', 'query_based', 'event_based']),
  /** The normalised query (else action). */
  need: z.string(),
  /** The wording that a page is prepared for; absent where only an action is known. */
  query: z.string().optional(),
  action: z.string(),
  novel: z.boolean(),
  days: z.array(z.enum(WEEKDAYS)).min(1).readonly(),
  /** When the window opens on the person's clock, `HH:MM`. */
  from: z.string(),
  /** The window's length. */
  minutes: z.number().int().positive(),
  /** Where the answer named an instant and no recurrence, milliseconds since the epoch: it comes once. */
  once: z.number().int().optional(),
  /** From the window's opening to its densest half hour. */
  peakMinutes: z.number().int().nonnegative(),
  /** Llama's own confidence, 0 to 1; null where it was not asked. */
  stated: z.number().nullable(),
  /** What the person's history says, 0 to 1; null for a novel need. */
  evidence: z.number().nullable(),
  /** The evidence in words: `3 of the last 4 Fridays`; empty for a novel need. */
  kept: z.string(),
  reasoning: z.string(),
});

export type StoredPattern = z.infer<typeof StoredPattern>;

/** The parts of an answer that are stored as JSON. */
export const StoredPatterns = z.array(StoredPattern).readonly();
export const StoredQuestion = z.array(Asked).readonly();

/** A person's last answer: what it was about and what came of it. */
export interface StoredAnswer {
  /** The slot that it was asked at, milliseconds since the epoch. */
  readonly slot: number;
  /** The habits it was asked about. */
  readonly asked: readonly Asked[];
  /** The slot up to which the history was looked at and held no other question, milliseconds since the epoch. */
  readonly seen: number;
  /** The person's zone, in which the patterns' times are. */
  readonly zone: string;
  /** Which Llama answered: model and prompt version, at most 120 characters. */
  readonly llama: string;
  /** The model's name as its endpoint stated it, at most 100 characters. */
  readonly model: string;
  readonly patterns: readonly StoredPattern[];
}
