import { readAnswer } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { standInAnswer } from '../src/stand-in/index.ts';
import { FRIDAY_MOVIES, MORNING_NEWS, PROMPT, promptOf, SUNDAY_0835, showing } from './prompt-fixture.ts';

function stated(candidates: string[], inflate = false): [string | undefined, number][] {
  const { patterns } = readAnswer(standInAnswer(showing(...candidates), { inflate }));
  return patterns.map(({ candidate, confidence }) => [candidate, confidence]);
}

describe('what the stand-in states of a habit it is shown', () => {
  test.each([
    ['30 of 30 days', 'c1|q|daily|07:00-08:00|30/30', 0.97],
    ['18 of 20 working days', 'c1|q|mon-fri|12:00-13:00|18/20', 0.86],
    ['9 of 9 weekend days', 'c1|q|sat-sun|10:00-11:00|9/9', 0.91],
    ['3 of 4 Fridays', FRIDAY_MOVIES, 0.67],
    ['3 of 3 Fridays', 'c1|q|fri|20:00-21:00|3/3', 0.8],
    ['2 of 4 Fridays, the least that is said', 'c1|q|fri|20:00-21:00|2/4', 0.5],
  ])('%s', (_, line, confidence) => {
    expect(stated([line])).toEqual([['c1', confidence]]);
  });

  test.each([
    ['below a half', 'c1|q|fri|20:00-21:00|1/4'],
    ['2 of 2, which says nothing yet', 'c1|q|fri|20:00-21:00|2/2'],
  ])('nothing where it is %s', (_, line) => {
    expect(stated([line])).toEqual([]);
  });

  test('its id and how sure it is, the surest first, and nothing else', () => {
    expect(standInAnswer(PROMPT).text).toBe(
      '{"patterns":[{"candidate":"c2","confidence":0.97},{"candidate":"c1","confidence":0.67}]}',
    );
  });

  test('no patterns where it is shown none', () => {
    expect(standInAnswer(showing()).text).toBe('{"patterns":[]}');
  });
});

describe('two wordings of one need', () => {
  test.each([
    ['overlap', 'c2|Movies, tonight!|fri|20:30-22:00|4/4'],
    ['overlap on one of their days', 'c2|MOVIES TONIGHT|mon-fri|18:00-20:00|20/20'],
  ])('are one, the surer, where their windows %s', (_, other) => {
    expect(stated([FRIDAY_MOVIES, other]).map(([id]) => id)).toEqual(['c2']);
  });

  test.each([
    ['at another time', 'c2|Movies tonight|fri|21:00-22:00|4/4'],
    ['on another day', 'c2|Movies tonight|sat-sun|19:30-21:00|8/8'],
    ['of another need', 'c2|movies tomorrow|fri|19:30-21:00|4/4'],
  ])('are two %s', (_, other) => {
    expect(stated([FRIDAY_MOVIES, other])).toHaveLength(2);
  });

  test('are one where they overlap past midnight', () => {
    expect(stated(['c1|q|daily|23:30-01:00|9/9', 'c2|Q|daily|00:30-02:00|9/9'])).toHaveLength(1);
    expect(stated(['c1|q|daily|23:30-00:30|9/9', 'c2|Q|daily|00:30-02:00|9/9'])).toHaveLength(2);
  });

  test('are two where a sign tells them apart', () => {
    expect(stated(['c1|C++|daily|09:00-10:00|9/9', 'c2|c|daily|09:00-10:00|9/9'])).toHaveLength(2);
    expect(stated(['c1|🎬|daily|09:00-10:00|9/9', 'c2|🎧|daily|09:00-10:00|9/9'])).toHaveLength(2);
  });
});

test('inflated, it leaves nothing out and states .80 to .95, in the honest order', () => {
  const weak = ['c3|rain|tue|09:00-12:00|0/30', 'c4|rain|tue|09:00-12:00|1/1'];
  expect(stated([FRIDAY_MOVIES, MORNING_NEWS, ...weak], true)).toEqual([
    ['c2', 0.95],
    ['c1', 0.9],
    ['c4', 0.9],
    ['c3', 0.8],
  ]);
});

test('every way in which days are written is understood', () => {
  const lines = ['daily', 'mon-fri', 'tue-sat', 'sun', 'mon,sun'].map(
    (days, n) => `c${n}|q${n}|${days}|23:30-01:00|9/9`,
  );
  expect(stated(lines)).toHaveLength(5);
});

test('a prompt of another version is refused', () => {
  const prompt = { ...PROMPT, document: JSON.stringify({ ...SUNDAY_0835, v: 1 }) };
  expect(() => standInAnswer(prompt)).toThrow('the last user message: v');
  expect(standInAnswer(promptOf(SUNDAY_0835)).finishReason).toBe('stop');
});
