import { PROMPT_VERSION, type Prompt, type PromptDocument } from '@ambia/prediction';

/** Sunday morning. */
export const SUNDAY_0835: PromptDocument = {
  v: PROMPT_VERSION,
  now: '2026-11-22T07:35:00Z',
  zone: 'Europe/Berlin',
  local: 'sunday 08:35',
  days: 30,
  candidates: [],
  seen: [],
};

export const FRIDAY_MOVIES = 'c1|movies tonight|fri|19:30-21:00|3/4';
export const MORNING_NEWS = 'c2|News  today|daily|07:00-08:00|30/30';

export function promptOf(document: PromptDocument): Prompt {
  return {
    system: 'You predict. Answer with JSON only.',
    document: JSON.stringify(document),
    answerSchema: { type: 'object', properties: { patterns: { type: 'array' } } },
  };
}

/** A prompt that shows these candidates. */
export function showing(...candidates: string[]): Prompt {
  return promptOf({ ...SUNDAY_0835, candidates });
}

export const PROMPT = showing(FRIDAY_MOVIES, MORNING_NEWS);
