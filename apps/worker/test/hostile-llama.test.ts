import { openDatabase } from '@ambia/db';
import { seeded } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { analyseHostile } from '../faults/hostile/analyse-hostile.ts';
import { world } from './world.ts';

const w = await world();
const PEOPLE = ['anna', 'bert', "o'hara"];
for (const userId of PEOPLE) await w.habitual(userId, 'evening news');

test('whatever Llama says, rows are of the person asked about, few, bounded and clean', async () => {
  const db = openDatabase(w.address);
  const { refused, rows, violations } = await analyseHostile(db, PEOPLE, {
    answers: 60,
    random: seeded(4),
    now: Date.now(),
  });
  await db.close();
  expect(violations).toEqual([]);
  expect(refused).toBeGreaterThan(5);
  expect(rows).toBeGreaterThan(15);
}, 60_000);
