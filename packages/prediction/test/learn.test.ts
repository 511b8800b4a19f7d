import { expect, test } from 'vitest';
import {
  calibrate,
  finish,
  Learned,
  learn,
  markDays,
  nothingLearned,
  type TaughtDay,
  taughtDay,
  UNLEARNED,
} from '../src/index.ts';
import { plantedPerson } from './planted.ts';

const UNTIL = Date.parse('2026-11-20T04:35:00Z');
const llama = 'played#1';

function days(seed: number): TaughtDay[] {
  const marks = markDays(plantedPerson(seed, { until: UNTIL }), UNTIL, 'UTC', 5_000);
  return Array.from({ length: 8 }, (_, back) => taughtDay(marks, marks.today - 1 - back)).filter((day) => day !== null);
}
const people = Array.from({ length: 20 }, (_, seed) => days(seed));

test('the same past teaches the same, to the byte', () => {
  const lessons = { people: people.slice(0, 9), labelled: [], llama };
  expect(JSON.stringify(finish(learn(lessons)))).toBe(JSON.stringify(finish(learn(lessons))));
});

test('it comes in pieces, at least two for every day of every person', () => {
  let pieces = 0;
  const steps = learn({ people, labelled: [], llama });
  while (!steps.next().done) pieces++;
  expect(pieces).toBeGreaterThanOrEqual(2 * people.flat().length);
});

test('from the past alone, without Llama, it learns what evidence is worth', () => {
  const { evidence, calibration } = finish(learn({ people, labelled: [], llama }));
  expect(evidence.examples).toBeGreaterThan(500);
  expect(calibration).toMatchObject({ llama, stated: 0 });
  expect(calibration.outcomes).toBeGreaterThan(500);
  const sure = calibrate(calibration, { stated: null, evidence: 0.8, minutes: 60 });
  expect(sure.probability).toBeGreaterThan(0.65);
  expect(sure.lower).toBeGreaterThan(0.5);
});

test('what was learned survives being stored as JSON', () => {
  const learned = finish(learn({ people: people.slice(0, 9), labelled: [], llama }));
  expect(Learned.parse(JSON.parse(JSON.stringify(learned)))).toEqual(learned);
});

test('a new installation has learned nothing, and so has one with hardly anything to learn from', () => {
  expect(finish(learn({ people: [], labelled: [], llama }))).toEqual(nothingLearned(llama));
  const [someone = []] = people;
  expect(finish(learn({ people: [someone.slice(0, 1)], labelled: [], llama }))).toEqual({
    ...nothingLearned(llama),
    evidence: UNLEARNED,
  });
});

test('what another Llama stated is no testimony, and what has no evidence is none either', () => {
  const lived = (more: object) => ({
    stated: 0.9,
    evidence: 0.5,
    from: 0,
    until: 3_600_000,
    llama,
    hit: true,
    ...more,
  });
  const labelled = [lived({}), lived({ llama: 'another#1' }), lived({ stated: null }), lived({ evidence: null })];
  const { calibration } = finish(learn({ people: [], labelled, llama }));
  expect(calibration).toMatchObject({ outcomes: 1, stated: 1 });
});
