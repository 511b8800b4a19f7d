import type { Considered } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { newUnits, type StoredUnit } from '../src/considered-units.ts';
import { HOUR, MINUTE, SLOT, unit, user } from './sample.ts';

const START = SLOT + 2 * HOUR;

function named(id: string, given: Partial<Considered> = {}): Considered {
  return unit(user(1), 'weather', { id, ...given });
}

function stored(id: string, given: Partial<StoredUnit> = {}): StoredUnit {
  return { ...named(id), judged: false, ...given };
}

const queued = { ruling: 'queued' } as const;
const before = { from: START - 30 * MINUTE, until: START + 30 * MINUTE };
const after = { from: START + 30 * MINUTE, until: START + 90 * MINUTE };

test.each([
  ['nothing', [named('n')], [], ['n'], []],
  ['one of the same need that overlaps', [named('n')], [stored('s', before)], [], []],
  ['one that ends as it begins', [named('n')], [stored('s', { from: START - HOUR, until: START })], ['n'], []],
  [
    'one that begins as it ends',
    [named('n')],
    [stored('s', { from: START + HOUR, until: START + 2 * HOUR })],
    ['n'],
    [],
  ],
  ['one of another need', [named('n')], [stored('s', { need: 'news' })], ['n'], []],
  ['itself', [named('n')], [stored('n')], [], []],
  ['itself, unqueued so far', [named('n', queued)], [stored('n')], ['n'], ['n']],
  ['unqueued ones, being queued', [named('n', queued)], [stored('t', after), stored('s', before)], ['n'], ['s', 't']],
  ['a queued one, being queued', [named('n', queued)], [stored('s', { ...before, ...queued })], [], []],
  [
    'a queued and an unqueued one, being queued',
    [named('n', queued)],
    [stored('s', queued), stored('t', after)],
    [],
    [],
  ],
  ['a judged one', [named('n')], [stored('s', { ...before, judged: true })], [], []],
  ['a judged one, being queued', [named('n', queued)], [stored('s', { ...before, judged: true })], ['n'], []],
] as const)('with %s stored', (_name, considered, existing, added, replaced) => {
  const units = newUnits(considered, existing);
  expect(units.added.map(({ id }) => id)).toEqual(added);
  expect(units.replaced).toEqual(replaced);
});

test.each([
  [
    'the queued one stays, however unsure',
    [named('a', { confidence: 0.9 }), named('b', { ...after, ...queued })],
    ['b'],
  ],
  ['then the surer one', [named('a', { confidence: 0.4 }), named('b', { ...after, confidence: 0.5 })], ['b']],
  ['then the earlier one', [named('a', after), named('b')], ['b']],
  [
    'those that do not overlap stay, by id',
    [named('c'), named('b', { need: 'news' }), named('a', { need: 'mail' })],
    ['a', 'b', 'c'],
  ],
] as const)('of overlapping ones considered at once %s', (_name, considered, added) => {
  expect(newUnits(considered, []).added.map(({ id }) => id)).toEqual(added);
});
