import type { Activity } from './activity.ts';
import { foldWording, normalizeQuery, trimWording, WORDING_LIMIT } from './need.ts';

/** Something a person asks for in their own words, with when they did. */
export interface Need {
  /** The wording, normalised: what identifies the page. */
  readonly need: string;
  /** Their commonest wording, the newest where several are equally common; trimmed. */
  readonly wording: string;
  /** Instants, newest first, milliseconds since the epoch. */
  readonly occurrences: readonly number[];
}

/** What a person waved away is nothing they asked for. */
const NOT_ASKED = 'dismiss';

/** Every need that a page could be prepared for, commonest first; ties: the more recent, then by wording. */
export function needsIn(activity: readonly Activity[]): Need[] {
  const groups = new Map<string, Activity[]>();
  // People repeat themselves, and folding is dear: five thousand events are some forty wordings.
  const keys = new Map<string | null, string | null>();
  const keyOf = (one: Activity) => {
    if (one.action === NOT_ASKED) return null;
    const known = keys.get(one.query);
    const key = known === undefined ? needKeyOf(one) : known;
    keys.set(one.query, key);
    return key;
  };
  for (const one of activity) {
    const key = keyOf(one);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()]
    .map(describe)
    .sort((a, b) => b.occurrences.length - a.occurrences.length || newest(b) - newest(a) || (a.need < b.need ? -1 : 1));
}

/** Under which key an activity counts as a need: equal for near-identical wordings; null where nothing was asked for. */
export function needKeyOf({ query, action }: Activity): string | null {
  if (query === null || action === NOT_ASKED) return null;
  const need = normalizeQuery(query);
  return need === '' || need.length > WORDING_LIMIT ? null : foldWording(need);
}

function describe(events: readonly Activity[]): Need {
  const wording = commonestWording(events);
  return {
    need: normalizeQuery(wording),
    wording,
    occurrences: events.map((event) => event.at).sort((a, b) => b - a),
  };
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

function newest(need: Need): number {
  return need.occurrences[0] ?? 0;
}
