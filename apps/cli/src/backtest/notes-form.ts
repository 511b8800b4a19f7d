import { type Considered, Learned, type Person, RULINGS, StoredPatterns, StoredQuestion } from '@ambia/prediction';
import { z } from 'zod';
import type { Replayed, ReplayState } from './replay/state.ts';

const Considering = z.object({
  id: z.string(),
  userId: z.string(),
  slot: z.number(),
  need: z.string(),
  from: z.number(),
  until: z.number(),
  scheduledFor: z.number(),
  stated: z.number().nullable(),
  evidence: z.number().nullable(),
  kept: z.string(),
  calibrated: z.number().nullable(),
  confidence: z.number(),
  decidedBy: z.enum(['llama', 'habit', 'calibration']),
  ruling: z.enum(RULINGS),
  llama: z.string(),
}) satisfies z.ZodType<Considered>;

const Answer = z.object({
  slot: z.number(),
  asked: StoredQuestion,
  seen: z.number(),
  zone: z.string(),
  llama: z.string(),
  model: z.string(),
  patterns: StoredPatterns,
}) satisfies z.ZodType<Person['answer']>;

const End = z.object({
  emitted: z.array(Considering).readonly(),
  count: z.object({ calls: z.number(), promptTokens: z.number(), completionTokens: z.number(), failed: z.number() }),
}) satisfies z.ZodType<Replayed>;

const Lesson = Considering.pick({
  id: true,
  stated: true,
  evidence: true,
  from: true,
  until: true,
  llama: true,
}).extend({
  hit: z.boolean(),
});

const State = End.extend({
  day: z.number().int(),
  people: z
    .array(
      z.object({
        userId: z.string(),
        lastSlot: z.number().nullable(),
        answer: Answer.nullable(),
        rows: z.array(z.object({ need: z.string(), from: z.number(), validUntil: z.number() })).readonly(),
        considered: z.array(Considering).readonly(),
      }),
    )
    .readonly(),
  learned: Learned,
  learnedOn: z.number().int().nullable(),
  lessons: z.array(Lesson).readonly(),
}) satisfies z.ZodType<ReplayState>;

/** What a file of notes holds. `v` is the form's version. */
export const NotesFile = z.object({
  v: z.literal(1),
  /** sha256 of the log's events. */
  log: z.string(),
  /** By name, as JSON: whatever else decides what comes out. */
  options: z.record(z.string(), z.string()),
  ends: z.record(z.string(), End),
  states: z.record(z.string(), State),
});

export type NotesFile = z.infer<typeof NotesFile>;
