import type { Activity } from './activity.ts';
import { normalizeQuery, trimWording, WORDING_LIMIT } from './need.ts';

/** A need of the person's own, with when it happened. */
export interface Candidate {
  /** `c1`, `c2`, …: what Llama points at. */
  readonly id: string;
  readonly need: string;
  /** Their commonest wording, the newest where several are equally common; trimmed. */
  readonly wording: string;
  /** Instants, newest first, milliseconds since the epoch. */
  readonly occurrences: readonly number[];
}

/** A dozen keeps the prompt small; PREDICTION.md §8 measured 198 tokens for twelve. */
export const CANDIDATE_LIMIT = 12;

/** What a person waved away is nothing they asked for. */
const NOT_ASKED = 'dismiss';

/** Every need that a page could be prepared for, commonest first; ties: the more recent, then by wording. */
export function findNeeds(activity: readonly Activity[]): Candidate[] {
  const groups = new Map<string, Activity[]>();
  for (const one of activity) {
    const need = one.query === null || one.action === NOT_ASKED ? '' : normalizeQuery(one.query);
    if (need === '' || need.length > WORDING_LIMIT) continue;
    const group = groups.get(need);
    if (group) group.push(one);
    else groups.set(need, [one]);
  }
  return [...groups]
    .map(([need, events]) => describe(need, events))
    .sort((a, b) => b.occurrences.length - a.occurrences.length || newest(b) - newest(a) || (a.need < b.need ? -1 : 1))
    .map((candidate, index) => ({ ...candidate, id: `c${index + 1}` }));
}

function describe(need: string, events: readonly Activity[]): Candidate {
  const occurrences = events.map((event) => event.at).sort((a, b) => b - a);
  return { id: '', need, wording: commonestWording(events), occurrences };
}

function commonestWording(events: readonly Activity[]): string {
  const wordings = new Map<string, { count: number; newest: number }>();
  for (const { query, at } of events) {
    const wording = trimWording(query ?? '');
    const seen = wordings.get(wording) ?? { count: 0, newest: 0 };
    wordings.set(wording, { count: seen.count + 1, newest: Math.max(seen.newest, at) });
  }
  const ranked = [...wordings].sort(([a, x], [b, y]) => y.count - x.count || y.newest - x.newest || (a < b ? -1 : 1));
  return ranked[0]?.[0] ?? '';
}

function newest(candidate: Candidate): number {
  return candidate.occurrences[0] ?? 0;
}
