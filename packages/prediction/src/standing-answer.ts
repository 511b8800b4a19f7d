import type { Judging } from './found.ts';
import { userHash } from './identity.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** The last answer, where it is young enough, of the Llama in use and in the person's zone. */
export function standingAnswer(
  answer: StoredAnswer | null,
  { userId, slot, zone, rules }: Omit<Judging, 'learned'>,
): StoredAnswer | null {
  if (answer === null || answer.llama !== rules.llama || answer.zone !== zone) return null;
  return slot - answer.slot < patienceMs(userId, answer.slot, rules.reanalyzeAfterMs) ? answer : null;
}

/** By so much of the time at most an answer is renewed earlier. */
const EARLIER = 1 / 8;
const HASHES = 2 ** 32;

/**
 * People who were first asked about in one run would come before Llama together every day: each answer ends a little
 * earlier than it must, by person and slot, so that they drift apart.
 */
function patienceMs(userId: string, slot: number, atMostMs: number): number {
  const share = Number.parseInt(userHash(`${slot}:${userId}`).slice(0, 8), 16) / HASHES;
  return atMostMs * (1 - EARLIER * share);
}
