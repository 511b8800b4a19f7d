import { expect, test } from 'vitest';
import { type Considered, judge, judgedSpan } from '../src/index.ts';
import { did, iso } from './days.ts';

const considered: Considered = {
  id: 'a',
  userId: 'ann',
  slot: Date.parse('2026-11-20T08:35:00Z'),
  need: 'movies tonight',
  from: Date.parse('2026-11-20T19:00:00Z'),
  until: Date.parse('2026-11-20T21:00:00Z'),
  scheduledFor: Date.parse('2026-11-20T19:55:00Z'),
  stated: 0.8,
  evidence: 0.7,
  kept: '3 of the last 4 Fridays',
  calibrated: null,
  confidence: 0.8,
  decidedBy: 'llama',
  ruling: 'queued',
  llama: 'played#1',
};
const judged = (query: string | null, time: string, action = 'query') =>
  judge(considered, [did(query, `2026-11-20T${time}Z`, action)]);

test.each([
  ['before the window', '18:59:59', false],
  ['as it opens', '19:00:00', true],
  ['in its last second', '20:59:59', true],
  ['as it closes', '21:00:00', false],
])('the need comes %s', (_name, time, hit) => {
  expect(judged('movies tonight', time).hit).toBe(hit);
});

test.each([
  ['a second before the page can be there', '19:56:59', false],
  ['two minutes after it was to be made', '19:57:00', true],
  ['while it lives', '20:26:59', true],
  ['when it is gone', '20:27:00', false],
])('served %s', (_name, time, served) => {
  expect(judged('movies tonight', time).served).toBe(served);
});

test.each([
  ['in other capitals', 'Movies TONIGHT', 'query', true],
  ['with a question mark and two blanks', ' movies  tonight?', 'query', true],
  ['another need', 'movies', 'query', false],
  ['without words', null, 'query', false],
  ['waved away', 'movies tonight', 'dismiss', false],
])('the same need %s', (_name, query, action, hit) => {
  expect(judged(query, '20:10:00', action).hit).toBe(hit);
});

test('a need that was worded with a question mark is met without it', () => {
  const asked = { ...considered, need: 'movies tonight?' };
  expect(judge(asked, [did('movies tonight', '2026-11-20T20:10:00Z')]).hit).toBe(true);
});

test('the person staying away is a miss', () => {
  expect(judge(considered, [])).toEqual({ id: 'a', hit: false, served: false });
});

test('it takes the activity of the window and of the page’s life to tell', () => {
  const span = (one: Considered) => [iso(judgedSpan(one).since), iso(judgedSpan(one).until)];
  expect(span(considered)).toEqual(['2026-11-20T19:00:00Z', '2026-11-20T20:59:59.999Z']);
  const late = { ...considered, scheduledFor: Date.parse('2026-11-20T20:55:00Z') };
  expect(span(late)).toEqual(['2026-11-20T19:00:00Z', '2026-11-20T21:27:00Z']);
  const early = { ...considered, scheduledFor: Date.parse('2026-11-20T18:55:00Z') };
  expect(span(early)).toEqual(['2026-11-20T18:57:00Z', '2026-11-20T20:59:59.999Z']);
});
