import { type Considered, learn } from '@ambia/prediction';
import { inTurns } from './in-turns.ts';
import { type Lesson, lessonOf } from './lessons.ts';
import { byId, type ReplaySetting } from './setting.ts';
import type { ReplayState } from './state.ts';

type Knowledge = Pick<ReplayState, 'lessons' | 'learned' | 'learnedOn'>;

/**
 * What is known on a day's morning: the outcomes of what is over by then, and, where it is time, everything learned
 * anew. Never from a window that is still open.
 */
export async function knowledgeOn(
  day: number,
  before: Knowledge,
  over: readonly Considered[],
  setting: ReplaySetting,
  signal: AbortSignal,
): Promise<Knowledge> {
  const lessons = [...before.lessons, ...lessonsOf(over, setting)];
  const { learnedOn } = before;
  if (learnedOn !== null && day - learnedOn < setting.learnEveryDays) return { ...before, lessons };
  const people = setting.taught.before(day);
  const learned = await inTurns(learn({ people, labelled: lessons, llama: setting.rules.llama }), signal);
  return { lessons, learned, learnedOn: day };
}

function lessonsOf(over: readonly Considered[], { log }: ReplaySetting): Lesson[] {
  const people = byId(log.people);
  return over.flatMap((considered) => {
    const person = people.get(considered.userId);
    return person === undefined ? [] : [lessonOf(considered, person)];
  });
}
