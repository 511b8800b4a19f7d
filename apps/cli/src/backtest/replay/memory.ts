import type { Analysis, Considered, QueueRow, Recorded, Span, StoredAnswer } from '@ambia/prediction';
import { overlaps } from '@ambia/prediction';
import { withConsidered } from './considered-units.ts';

/** What the database would know of a person. */
export interface PersonMemory {
  readonly userId: string;
  readonly lastSlot: number | null;
  readonly answer: StoredAnswer | null;
  /** Rows whose window is not over. */
  readonly rows: readonly Span[];
  /** Considered predictions that have no outcome yet. */
  readonly considered: readonly Considered[];
}

/** The database of a replay: what `record` does, without a server. */
export interface Memory {
  of(userId: string): PersonMemory;
  record(analysis: Analysis): Recorded;
  /** Takes out the considered predictions that `isOver` names. */
  takeOver(isOver: (one: Considered) => boolean): Considered[];
  /** Everything, by the order in which people came. */
  people(): readonly PersonMemory[];
}

export function openMemory(remembered: readonly PersonMemory[] = []): Memory {
  const people = new Map(remembered.map((person) => [person.userId, person]));
  const of = (userId: string) => people.get(userId) ?? { userId, ...UNKNOWN };
  const queue = (analysis: Analysis): { person: PersonMemory; queued: readonly QueueRow[] } => {
    const before = of(analysis.userId);
    const live = before.rows.filter(({ validUntil }) => validUntil > analysis.slot);
    const queued = analysis.rows.filter((row) => !live.some((other) => overlaps(other, row)));
    const considered = withConsidered(before.considered, analysis.considered);
    return { queued, person: { ...before, rows: [...live, ...queued.map(spanOf)], considered } };
  };
  return {
    of,
    record(analysis) {
      const { person, queued } = queue(analysis);
      people.set(analysis.userId, { ...person, lastSlot: analysis.slot, answer: answerAfter(person, analysis) });
      const alreadyQueued = analysis.rows.length - queued.length;
      return { counted: true, outcome: analysis.outcome, queued, alreadyQueued, alreadyCached: 0 };
    },
    takeOver(isOver) {
      const over: Considered[] = [];
      for (const person of people.values()) {
        over.push(...person.considered.filter(isOver));
        people.set(person.userId, { ...person, considered: person.considered.filter((one) => !isOver(one)) });
      }
      return over;
    },
    people: () => [...people.values()],
  };
}

const UNKNOWN = { lastSlot: null, answer: null, rows: [], considered: [] };

function answerAfter({ answer }: PersonMemory, analysis: Analysis): StoredAnswer | null {
  if (analysis.answer !== undefined) return analysis.answer;
  return answer !== null && analysis.seen !== undefined ? { ...answer, seen: analysis.seen } : answer;
}

function spanOf({ need, from, validUntil }: QueueRow): Span {
  return { need, from, validUntil };
}
