import type { Candidate } from './candidates.ts';
import { cleanText } from './clean-text.ts';
import { normalizeQuery } from './need.ts';
import type { Pattern } from './pattern.ts';
import { triggerAt } from './trigger.ts';
import { localTime } from './zone.ts';

/** A need with the instant it will come. */
export interface Prediction {
  readonly pattern: Pattern;
  /** The normalised query (else action). */
  readonly need: string;
  /** The wording the page is prepared for: the person's own where they have one; absent where only an action is known. */
  readonly query?: string;
  readonly action: string;
  /** True where the need is outside the person's vocabulary. */
  readonly novel: boolean;
  readonly confidence: number;
  /** Milliseconds since the epoch, whole seconds, after the slot. */
  readonly trigger: number;
  /** The trigger on the person's clock, `2026-11-27T20:00`: part of the row's identity. */
  readonly occurrence: string;
}

/** A person's needs, as they can be pointed at or worded. */
export interface Vocabulary {
  /** By the ids that were given to Llama, and no others. */
  readonly given: ReadonlyMap<string, Candidate>;
  /** All of them, by their need as it reads once cleaned: what Llama says is cleaned before it is compared. */
  readonly worded: ReadonlyMap<string, Candidate>;
}

export function vocabularyOf(needs: readonly Candidate[], given: readonly Candidate[]): Vocabulary {
  // Set in reverse, so that of needs that read alike the commonest stays.
  const worded = needs.toReversed().map((candidate) => [cleanText(candidate.need) ?? '', candidate] as const);
  return { given: new Map(given.map((candidate) => [candidate.id, candidate])), worded: new Map(worded) };
}

/**
 * A pattern as a prediction: which need of the person it means, in their own words, and when it comes next.
 * Null where it points at a candidate that was not given and says nothing else.
 */
export function predict(pattern: Pattern, vocabulary: Vocabulary, slot: number, zone: string): Prediction | null {
  const own = ownNeed(pattern, vocabulary);
  const query = own?.wording ?? pattern.query;
  const action = pattern.action ?? query;
  if (action === undefined) return null;
  const trigger = triggerAt(pattern, slot, zone);
  const local = localTime(trigger, zone);
  return {
    pattern,
    need: normalizeQuery(query ?? action),
    ...(query === undefined ? {} : { query }),
    action,
    novel: own === undefined,
    confidence: pattern.confidence,
    trigger,
    occurrence: `${local.date}T${local.time}`,
  };
}

function ownNeed({ candidate, query, action }: Pattern, { given, worded }: Vocabulary): Candidate | undefined {
  const pointedAt = candidate === undefined ? undefined : given.get(candidate);
  return pointedAt ?? worded.get(normalizeQuery(query ?? action ?? ''));
}
