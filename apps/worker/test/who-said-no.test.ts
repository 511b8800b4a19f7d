import type { Judged } from '@ambia/prediction';
import { addUpkeep } from '@ambia/queue';
import { expect, test, vi } from 'vitest';
import { judgeDue } from '../src/judge-due.ts';
import { HOUR_MS, world } from './world.ts';

const w = await world({ generation: 'B' });

const sayNo = (userId: string) =>
  w.query(`UPDATE users SET preferences = '{"ai_predictions_enabled": false}' WHERE id = ?`, [userId]);

const considered = (userId: string) => w.store.consideredOf(userId, { since: 0, limit: 100 });

const rowsWithWords = async (userId: string) =>
  (await considered(userId)).length + ((await w.store.person(userId)).answer === null ? 0 : 1);

test('who said no is accounted for, and their history never leaves the database', async () => {
  await w.habitual('said-no', 'private matters');
  await w.habitual('said-yes', 'evening news');
  await sayNo('said-no');
  await w.startWorker();
  const summary = await w.tick();
  expect(summary).toMatchObject({ success: true, active_users: 2 });
  expect(summary.outcomes).toMatchObject({ analyzed: 1, opted_out: 1 });
  expect(w.standIn.stats().calls).toBe(1);
  expect((await w.rows()).map((row) => row.user_id)).toEqual(['said-yes']);
});

test('nobody who was deleted is judged: there is nothing of them to be held against', async () => {
  for (const userId of ['deleted', 'deleted-too', 'second-thoughts']) await w.habitual(userId, 'evening news');
  await w.tick();
  await w.query(`DELETE FROM users WHERE id = 'deleted'`, []);
  const [theirs, others] = [await considered('deleted'), await considered('said-yes')];
  const over = Math.max(...[...theirs, ...others].map(({ until, scheduledFor }) => Math.max(until, scheduledFor)));
  const outcomes: string[] = [];
  const events = { judged: (judged: readonly Judged[]) => outcomes.push(...judged.map(({ id }) => id)) };
  const now = () => over + 3 * HOUR_MS;
  await judgeDue({ store: w.store, events, now }, new AbortController().signal);
  expect(outcomes).toEqual(expect.arrayContaining(others.map(({ id }) => id)));
  expect(theirs.map(({ id }) => id).filter((id) => outcomes.includes(id))).toEqual([]);
  expect(theirs).not.toEqual([]);
  expect(await considered('deleted')).toEqual([]);
});

test('who says no and stays away is forgotten at the next upkeep, and so is who was deleted', async () => {
  await sayNo('second-thoughts');
  await w.query(`DELETE FROM users WHERE id = 'deleted-too'`, []);
  for (const userId of ['second-thoughts', 'deleted-too']) expect(await rowsWithWords(userId)).toBeGreaterThan(1);
  await addUpkeep(w.queues);
  for (const userId of ['second-thoughts', 'deleted-too']) {
    await vi.waitFor(async () => expect(await rowsWithWords(userId)).toBe(0));
  }
  expect(await rowsWithWords('said-yes')).toBeGreaterThan(1);
});
