import type { Prompt, PromptDocument } from '@ambia/prediction';

/** Sunday morning; the 30 days begin on Saturday 2026-10-24. */
export const SUNDAY_0835: PromptDocument = {
  v: 1,
  now: '2026-11-22T07:35:00.000Z',
  zone: 'Europe/Berlin',
  local: '2026-11-22 sunday 08:35',
  days: 30,
  candidates: [],
};

export function candidate(id: string, query: string, times: readonly string[], count = times.length) {
  return { id, query, count, times: [...times] };
}

export const FRIDAY_MOVIES = candidate('c1', 'movies tonight', [
  '2026-11-20 fri 20:05',
  '2026-11-13 fri 20:10',
  '2026-10-30 fri 20:20',
]);

export const MORNING_NEWS = candidate(
  'c2',
  'News  today',
  Array.from({ length: 30 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 10, 22 - index)).toISOString().slice(0, 10);
    return `${day} day 07:10`;
  }),
);

export function promptOf(document: PromptDocument): Prompt {
  return {
    system: 'You predict. Answer with JSON only.',
    document: JSON.stringify(document),
    answerSchema: { type: 'object', properties: { patterns: { type: 'array' } } },
  };
}

export const PROMPT = promptOf({ ...SUNDAY_0835, candidates: [FRIDAY_MOVIES, MORNING_NEWS] });
