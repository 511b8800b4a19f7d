import type { Considered } from '@ambia/prediction';
import type { ReplaySetting } from '../replay/setting.ts';
import type { Score } from '../report.ts';
import { outcomesOf } from './outcome.ts';
import { scoreOf } from './score.ts';

/** Scores what was emitted for the scored people, whoever emitted it. */
export function scoreEmitted(
  named: Pick<Score, 'name' | 'llama'>,
  emitted: readonly Considered[],
  { scored: { people, firstDay, lastDay }, calendar }: Pick<ReplaySetting, 'scored' | 'calendar'>,
  seed: number,
): Score {
  const byPerson = personally(emitted);
  const outcomes = people.map((person) => outcomesOf(person, byPerson.get(person.userId) ?? [], calendar));
  return scoreOf(named, outcomes, { seed, firstDay, lastDay });
}

function personally(emitted: readonly Considered[]): ReadonlyMap<string, readonly Considered[]> {
  const byPerson = new Map<string, Considered[]>();
  for (const one of emitted) {
    const own = byPerson.get(one.userId);
    if (own) own.push(one);
    else byPerson.set(one.userId, [one]);
  }
  return byPerson;
}
