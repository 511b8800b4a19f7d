import { type Considered, learn } from '@ambia/prediction';
import { inTurns } from './in-turns.ts';
import { isTestimony, type Lesson, lessonOf, readAt, remembered } from './lessons.ts';
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
  const at = setting.calendar.startOf(day);
  const lessons = remembered([...before.lessons, ...lessonsOf(over, setting)], at);
  const { learnedOn } = before;
  if (learnedOn !== null && day - learnedOn < setting.learnEveryDays) return { ...before, lessons };
  const people = setting.taught.before(day);
  const labelled = readAt(lessons, at);
  const learned = await inTurns(learn({ people, labelled, llama: setting.rules.llama }), signal);
  return { lessons, learned, learnedOn: day };
}

function lessonsOf(over: readonly Considered[], { log, rules }: ReplaySetting): Lesson[] {
  const people = byId(log.people);
  const found = over.flatMap((considered) => {
    const person = people.get(considered.userId);
    return person === undefined ? [] : [lessonOf(considered, person)];
  });
  return found.filter((lesson) => isTestimony(lesson, rules.llama));
}
