import { expect, test } from 'vitest';
import { type EvidenceModel, finish, historyOf, learn, markDays, taughtDay, UNLEARNED } from '../src/index.ts';
import { plantedPerson, shuffledTime } from './planted.ts';

const SLOT = Date.parse('2026-11-20T04:35:00Z'); // a Friday
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const person = (seed: number) => plantedPerson(seed, { until: SLOT });

const lessonsOf = (seeds: readonly number[]) =>
  seeds.map((seed) => {
    const marks = markDays(person(seed), SLOT, 'UTC', 5_000);
    const days = Array.from({ length: 10 }, (_, back) => taughtDay(marks, marks.today - 1 - back));
    return days.filter((day) => day !== null);
  });
const learned = finish(learn({ people: lessonsOf(SEEDS.slice(0, 12)), labelled: [], llama: 'played#1' }));

const sureOf = (activity: ReturnType<typeof person>, model: EvidenceModel) =>
  historyOf(activity, SLOT, 'UTC', model).candidates.filter(({ evidence }) => evidence >= 0.7);

test.each([
  ['an unlearned model', UNLEARNED],
  ['a learned one', learned.evidence],
])('nobody whose times were shuffled has a habit that %s is sure of', (_name, model) => {
  const sure = SEEDS.filter((seed) => sureOf(shuffledTime(person(seed), seed), model).length > 0);
  expect(sure, `sure of something for the seeds ${sure.join()}`).toEqual([]);
});

test('the same people unshuffled have one', () => {
  const sure = SEEDS.slice(12).filter((seed) =>
    sureOf(person(seed), learned.evidence).some(({ need }) => need.need === 'news'),
  );
  expect(sure.length).toBeGreaterThan(18);
});
