import { z } from 'zod';
import { meets } from './best-windows.ts';
import type { Candidate } from './candidate.ts';
import { comesOn, RECURS } from './habits.ts';

/** A habit that Llama was shown: enough to tell whether a later one says the same. */
export const Asked = z.object({
  /** The normalised query. */
  need: z.string(),
  recurs: z.enum(RECURS),
  /** The day it was found for, as `dayTimeOf` numbers it. */
  day: z.number().int(),
  /** Half hours from 04:00. */
  start: z.number().int(),
  length: z.number().int(),
});

export type Asked = z.infer<typeof Asked>;

export function askedOf(candidates: readonly Candidate[]): Asked[] {
  return candidates.map(({ need, recurs, day, start, length }) => ({ need: need.need, recurs, day, start, length }));
}

/** Below this a habit is far from the queue, and what Llama says of it can wait for the next day's question. */
const WORTH_ASKING = 0.5;

/**
 * Whether the candidates are another question than the last one: a habit worth asking about that was not among those
 * shown. A window that moved by half an hour, a Friday more or a habit that went are none: the next day's will do.
 */
export function isNewQuestion(asked: readonly Asked[], candidates: readonly Candidate[]): boolean {
  return candidates.some(
    (one) => one.evidence >= WORTH_ASKING && !asked.some((shown) => shown.need === one.need.need && says(shown, one)),
  );
}

function says(shown: Asked, other: Candidate): boolean {
  return meets(shown, other) && comesOn(shown, other.day);
}
