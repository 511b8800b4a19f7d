import type { LlamaAnswer, Prompt } from '@ambia/prediction';
import { STAND_IN_MODEL } from '../stand-in-model.ts';
import { countText, countTokens } from '../tokens.ts';
import type { StandInBehaviour } from './behaviour.ts';
import { readDocument } from './document.ts';
import { readHabit } from './shown-habit.ts';
import { honest, inflated, type Statement } from './statement.ts';
import { triggerTime } from './trigger-time.ts';

/**
 * The stand-in's answer without its server: pure, equal for an equal prompt and behaviour.
 * @throws BadRequest where the prompt's document is none of this version
 */
export function standInAnswer(prompt: Prompt, { inflate = false }: { inflate?: boolean } = {}): LlamaAnswer {
  const patterns = statements(prompt, inflate).map(({ habit, confidence }) => ({ candidate: habit.id, confidence }));
  return worded(prompt, JSON.stringify({ patterns }));
}

/** What the function we replace asked for and got: a time and no recurrence, a week late where the seed is odd. */
export function oldFormatAnswer(prompt: Prompt, { inflate, seed }: StandInBehaviour): LlamaAnswer {
  const document = readDocument(prompt);
  const weeksLate = seed % 2 === 0 ? 0 : 1;
  const patterns = statements(prompt, inflate).map(({ habit, confidence }) => ({
    pattern_type: 'time_based',
    confidence,
    predicted_action: `show ${habit.need}`,
    predicted_query: habit.need,
    trigger_time: triggerTime(habit, document, weeksLate),
  }));
  return worded(prompt, JSON.stringify({ patterns }));
}

/** A text as a complete answer of the stand-in to a prompt. */
export function worded(prompt: Prompt, text: string): LlamaAnswer {
  const tokens = { ...countTokens(prompt), completion: countText(text) };
  return { text, model: STAND_IN_MODEL, tokens, finishReason: 'stop', costUsd: 0 };
}

function statements(prompt: Prompt, inflate: boolean): Statement[] {
  const habits = readDocument(prompt).candidates.map(readHabit);
  return inflate ? inflated(habits) : honest(habits);
}
