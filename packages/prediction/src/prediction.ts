import type { Candidate } from './candidates.ts';
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

/**
 * A pattern as a prediction: which need of the person it means, in their own words, and when it comes next.
 * Null where it points at a candidate that was not given and says nothing else.
 */
export function predict(pattern: Pattern, needs: readonly Candidate[], slot: number, zone: string): Prediction | null {
  const own = ownNeed(pattern, needs);
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

function ownNeed(pattern: Pattern, needs: readonly Candidate[]): Candidate | undefined {
  const pointedAt = needs.find((candidate) => candidate.id === pattern.candidate);
  if (pointedAt) return pointedAt;
  const need = normalizeQuery(pattern.query ?? pattern.action ?? '');
  return needs.find((candidate) => candidate.need === need);
}
