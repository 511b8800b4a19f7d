import { ACTIVITY_LIMIT, type Considered, type Judged, judge, judgedSpan } from '@ambia/prediction';
import type { UpkeepParts } from './upkeep.ts';

/** Activity may be written later than it happened: so long after a window nobody judges it yet. */
const LATE_ROWS_MS = 60 * 60_000;
const BATCH = 1_000;
/** Of one upkeep; what is left is the next one's. */
const BATCHES = 50;

type JudgeParts = Pick<UpkeepParts, 'store' | 'now'> & { readonly events: Pick<UpkeepParts['events'], 'judged'> };

/** Labels predictions whose window is over as hit or miss, from what the person really did. Returns how many. */
export async function judgeDue(parts: JudgeParts, signal: AbortSignal): Promise<number> {
  const { store, events, now } = parts;
  let judged = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    signal.throwIfAborted();
    const due = await store.dueToJudge(now() - LATE_ROWS_MS, BATCH);
    const outcomes = await judgeAll(due, parts, signal);
    await store.saveJudged(outcomes);
    events.judged(outcomes);
    judged += outcomes.length;
    if (due.length < BATCH) break;
  }
  return judged;
}

async function judgeAll(due: readonly Considered[], parts: JudgeParts, signal: AbortSignal): Promise<Judged[]> {
  const outcomes: Judged[] = [];
  for (const [userId, predictions] of byPerson(due)) {
    signal.throwIfAborted();
    outcomes.push(...(await judgePerson(userId, predictions, parts)));
  }
  return outcomes;
}

/** Who said no or was deleted meanwhile is not looked at any more, and what was thought of them is forgotten. */
async function judgePerson(userId: string, due: readonly Considered[], { store }: JudgeParts): Promise<Judged[]> {
  if (await store.forgetIfGone(userId)) return [];
  const spans = due.map(judgedSpan);
  const window = {
    since: Math.min(...spans.map(({ since }) => since)),
    until: Math.max(...spans.map(({ until }) => until)),
  };
  const activity = await store.activity(userId, window, ACTIVITY_LIMIT);
  if (activity.length < ACTIVITY_LIMIT) return due.map((one) => judge(one, activity));
  // The oldest of so much activity may be missing: each window is looked at by itself.
  const judged: Judged[] = [];
  for (const one of due) judged.push(judge(one, await store.activity(userId, judgedSpan(one), ACTIVITY_LIMIT)));
  return judged;
}

function byPerson(due: readonly Considered[]): Map<string, Considered[]> {
  const people = new Map<string, Considered[]>();
  for (const one of due) people.set(one.userId, [...(people.get(one.userId) ?? []), one]);
  return people;
}
