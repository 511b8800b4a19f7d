import type { Candidate } from './candidate.ts';
import { cleanText } from './clean-text.ts';
import { evidenceIn, type History } from './history.ts';
import { minuteOf } from './local-day.ts';
import { normalizeQuery } from './need.ts';
import type { Need } from './need-groups.ts';
import type { Pattern } from './pattern.ts';
import { clockText, daysOf, keptText } from './recurrence-text.ts';
import type { StoredPattern } from './stored-answer.ts';
import { triggerAt } from './trigger.ts';
import { localTime } from './zone.ts';

/** A pattern tied to the person it is about: whose need, in their own words, and in which window it comes. */
export interface Expectation extends StoredPattern {
  /** Its evidence is that of the window that opens then, milliseconds since the epoch: it comes no sooner. */
  readonly first?: number;
  /** True for a habit that Llama was shown and did not name. */
  readonly leftOut?: true;
}

/** A person's needs, as they can be pointed at or worded. */
export interface Vocabulary {
  /** By the ids that were given to Llama, and no others. */
  readonly given: ReadonlyMap<string, Candidate>;
  /** All of them, by their need as it reads once cleaned: what Llama says is cleaned before it is compared. */
  readonly worded: ReadonlyMap<string, Need>;
}

export function vocabularyOf(needs: readonly Need[], given: readonly Candidate[]): Vocabulary {
  // Set in reverse, so that of needs that read alike the commonest stays.
  const worded = needs.toReversed().map((need) => [cleanText(need.need) ?? '', need] as const);
  return { given: new Map(given.map((candidate) => [candidate.id, candidate])), worded: new Map(worded) };
}

/** What a habit says of itself, when nobody else is asked. */
export function fromHabit(candidate: Candidate): Expectation {
  const { need, wording } = candidate.need;
  return {
    type: 'time_based',
    need,
    query: wording,
    action: wording,
    novel: false,
    ...habitWindow(candidate),
    stated: null,
    reasoning: keptText(candidate),
  };
}

/**
 * A pattern as an expectation. Null where it points at a candidate that was not given and says nothing else. A window
 * that Llama states is Llama's; otherwise a candidate brings its own.
 */
export function fromPattern(pattern: Pattern, vocabulary: Vocabulary, history: History): Expectation | null {
  const candidate = pattern.candidate === undefined ? undefined : vocabulary.given.get(pattern.candidate);
  const own = candidate?.need ?? vocabulary.worded.get(normalizeQuery(pattern.query ?? pattern.action ?? ''));
  const query = own?.wording ?? pattern.query;
  const action = pattern.action ?? query;
  if (action === undefined) return null;
  const stated = pattern.recurrence !== undefined || pattern.triggerTime !== undefined;
  return {
    type: pattern.type,
    need: own?.need ?? normalizeQuery(query ?? action),
    ...(query === undefined ? {} : { query }),
    action,
    novel: own === undefined,
    ...(candidate === undefined || stated ? statedWindow(pattern, own, history) : habitWindow(candidate)),
    stated: pattern.confidence,
    reasoning: pattern.reasoning === '' && candidate !== undefined ? keptText(candidate) : pattern.reasoning,
  };
}

type ExpectedWindow = Pick<
  Expectation,
  'days' | 'from' | 'minutes' | 'peakMinutes' | 'evidence' | 'kept' | 'once' | 'first'
>;

function habitWindow(candidate: Candidate): ExpectedWindow {
  return {
    days: daysOf(candidate),
    from: clockText(minuteOf(candidate.start)),
    minutes: candidate.length * 30,
    peakMinutes: candidate.peak * 30,
    evidence: candidate.evidence,
    kept: keptText(candidate),
    first: candidate.from,
  };
}

/** An answer without a window means the hour after the time it names. */
const DEFAULT_MINUTES = 60;

function statedWindow(pattern: Pattern, own: Need | undefined, history: History): ExpectedWindow {
  const { slot, zone } = history;
  const at = triggerAt(pattern, slot, zone);
  const minutes = pattern.recurrence?.minutes ?? DEFAULT_MINUTES;
  const local = localTime(at, zone);
  const evidence = own === undefined ? null : evidenceIn(history, own, at, minutes);
  return {
    days: pattern.recurrence?.days ?? [local.weekday],
    from: pattern.recurrence?.at ?? local.time,
    minutes,
    peakMinutes: 0,
    evidence: evidence?.probability ?? null,
    kept: evidence?.kept ?? '',
    ...(pattern.recurrence === undefined ? { once: at } : {}),
  };
}
