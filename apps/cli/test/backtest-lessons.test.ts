import { type Considered, nothingLearned } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { calendarOf } from '../src/backtest/log/calendar.ts';
import { prepared } from '../src/backtest/prepared.ts';
import { knowledgeOn } from '../src/backtest/replay/learning.ts';
import { isTestimony, type Lesson, openTaughtDays, readAt, remembered } from '../src/backtest/replay/lessons.ts';
import { logOf, OPTIONS, plantedLog } from './backtest-log.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2024, 5, 1);
const considered = (
  userId: string,
  need: string,
  { llama, until }: Pick<Considered, 'llama' | 'until'>,
): Considered => ({
  ...lesson({}),
  id: llama,
  userId,
  need,
  slot: until - 2 * 3_600_000,
  from: until - 3_600_000,
  until,
  scheduledFor: until - 3_600_000,
  kept: '',
  calibrated: null,
  confidence: 0.8,
  decidedBy: 'llama',
  ruling: 'queued',
  llama,
});
const lesson = (change: Partial<Lesson>): Lesson => ({
  id: 'a',
  stated: 0.8,
  evidence: 0.6,
  from: NOW - DAY_MS,
  until: NOW - DAY_MS + 3_600_000,
  llama: 'played#1',
  hit: true,
  ...change,
});

test('outcomes count that the Llama in use stated beside evidence', () => {
  expect(isTestimony(lesson({}), 'played#1')).toBe(true);
  expect(isTestimony(lesson({}), 'another#1')).toBe(false);
  expect(isTestimony(lesson({ stated: null }), 'played#1')).toBe(false);
  expect(isTestimony(lesson({ evidence: null }), 'played#1')).toBe(false);
});

test('outcomes of 60 days are remembered', () => {
  const edge = lesson({ until: NOW - 60 * DAY_MS });
  expect(remembered([lesson({ until: NOW - 60 * DAY_MS - 1 }), edge], NOW)).toEqual([edge]);
});

test('of all outcomes 20,000 are read, the first by id, at most half of them older than a week', () => {
  const many = (until: number) =>
    Array.from({ length: 20_010 }, (_, index) => lesson({ id: String(index + 10_000), until })).toReversed();
  const recent = readAt(many(NOW), NOW);
  expect(recent).toHaveLength(20_000);
  expect(recent.at(-1)?.id).toBe('29999');
  const both = readAt([...many(NOW), ...many(NOW - 8 * DAY_MS)], NOW);
  expect(both).toHaveLength(20_000);
  expect(
    both
      .filter(({ until }) => until < NOW)
      .map(({ id }) => id)
      .at(-1),
  ).toBe('19999');
});

test('of what is over a morning keeps what the Llama in use stated, and forgets what is too old', async () => {
  const log = await logOf(plantedLog({ people: 2, days: 20, seed: 5 }));
  const ready = prepared(log, OPTIONS);
  const rules = { ...OPTIONS.rules, llama: 'played#1' };
  const protocol = { ...OPTIONS.protocol, seed: 1 };
  const setting = { ...ready, protocol, rules, ask: async () => null, learnEveryDays: 9 };
  const day = ready.calendar.lastDay;
  const at = ready.calendar.startOf(day);
  const over = ['played#1', 'another#1'].map((llama) => considered('p0', 'news', { llama, until: at - 3_600_000 }));
  const lessons = [60, 61].map((days) => lesson({ id: `${days}`, until: at - days * DAY_MS }));
  const before = { lessons, learned: nothingLearned('played#1'), learnedOn: day - 1 };
  const after = await knowledgeOn(day, before, over, setting, new AbortController().signal);
  expect(after.lessons.map(({ id }) => id)).toEqual(['60', 'played#1']);
});

test('a morning learns from 20,000 outcomes, however many are remembered', async () => {
  const ready = prepared(await logOf(plantedLog({ people: 1, days: 20, seed: 5 })), OPTIONS);
  const rules = { ...OPTIONS.rules, llama: 'played#1' };
  const setting = {
    ...ready,
    protocol: { ...OPTIONS.protocol, seed: 1 },
    rules,
    ask: async () => null,
    learnEveryDays: 1,
  };
  const day = ready.calendar.lastDay;
  const until = ready.calendar.startOf(day) - DAY_MS;
  const lessons = Array.from({ length: 20_010 }, (_, index) => lesson({ id: String(index), until }));
  const before = { lessons, learned: nothingLearned('played#1'), learnedOn: null };
  const after = await knowledgeOn(day, before, [], setting, new AbortController().signal);
  expect(after.lessons).toHaveLength(20_010);
  expect(after.learned.calibration.stated).toBe(20_000);
});

test('of more than 500 active people the days of 500 are rehearsed, the same ones however people are ordered', async () => {
  const days = Array.from({ length: 9 }, (_, day) => day + 1);
  const text = Array.from({ length: 520 }, (_, person) => days.map((day) => `p${person}\t2024-01-0${day} 12:00\tnews`));
  const log = await logOf(`user\tts\twhat\n${text.flat().join('\n')}\n`);
  const calendar = calendarOf(log);
  const reordered = { ...log, people: log.people.toReversed() };
  const rehearsed = openTaughtDays(log, calendar).before(calendar.lastDay);
  expect(rehearsed.filter((own) => own.length > 0)).toHaveLength(500);
  expect(openTaughtDays(reordered, calendar).before(calendar.lastDay).toReversed()).toEqual(rehearsed);
});

test('what is taught on a morning hangs on nothing that comes after it, whatever was asked for before', async () => {
  const text = plantedLog({ people: 4, days: 20, seed: 5 });
  const cut = text
    .split('\n')
    .filter((line) => line.startsWith('user') || (line.split('\t')[1] ?? '') < '2024-01-15 04:00')
    .join('\n');
  const [whole, before] = [await logOf(text), await logOf(cut)];
  const calendar = calendarOf(whole);
  const morning = calendar.dayOf(Date.UTC(2024, 0, 15, 4));
  const taught = openTaughtDays(whole, calendar);
  taught.before(calendar.lastDay + 1);
  const known = taught.before(morning);
  expect(known.flat().length).toBeGreaterThan(20);
  expect(known).toEqual(openTaughtDays(before, calendarOf(before)).before(morning));
});
