import type { PromptDocument } from '@ambia/prediction';
import type { StandInBehaviour } from './behaviour.ts';
import { chance } from './chance.ts';
import { findHabits, type Habit, sentence } from './habits.ts';
import { clock, WEEKDAYS } from './local-minute.ts';
import { WINDOW_MINUTES } from './tally.ts';
import { triggerTime } from './trigger-time.ts';

const PATTERN_LIMIT = 12;

/** The patterns found in the document, as JSON text: equal text for an equal document and behaviour. */
export function patternsText(document: PromptDocument, behaviour: StandInBehaviour): string {
  const form = behaviour.answer === 'old_format' ? oldPattern : pattern;
  const patterns = findHabits(document)
    .map((habit) => (behaviour.inflate ? inflated(habit, behaviour.seed) : habit))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, PATTERN_LIMIT)
    .map((habit) => form(habit, document, behaviour));
  return JSON.stringify({ patterns });
}

function pattern(habit: Habit) {
  return {
    candidate: habit.candidate.id,
    ...whatAndHowSure(habit),
    recurrence: {
      days: habit.recurrence.weekdays.map((day) => WEEKDAYS[day]),
      at: clock(habit.start),
      window_minutes: WINDOW_MINUTES,
    },
    reasoning: sentence(habit),
  };
}

/** What the function we replace asked for and got. */
function oldPattern(habit: Habit, document: PromptDocument, { seed }: StandInBehaviour) {
  const weeksLate = seed % 2 === 0 ? 0 : 1;
  return { ...whatAndHowSure(habit), trigger_time: triggerTime(habit, document, weeksLate) };
}

function whatAndHowSure({ candidate, confidence }: Habit) {
  return {
    pattern_type: 'time_based',
    confidence,
    predicted_action: `show ${candidate.query}`,
    predicted_query: candidate.query,
  };
}

/** .80, .81, … .95 */
function inflated(habit: Habit, seed: number): Habit {
  const hundredths = 80 + Math.floor(16 * chance(seed, 'inflate', habit.candidate.id, habit.candidate.query));
  return { ...habit, confidence: hundredths / 100 };
}
