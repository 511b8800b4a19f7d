import { describe, expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, MINUTE, SLOT, storedAnswer, user, WORKER } from './sample.ts';

describe.each(['A', 'B'] as const)("a person's last answer (generation %s)", async (generation) => {
  const fresh = await freshDatabase({ generation });
  const { store } = fresh;
  const answer = storedAnswer();
  const next = SLOT + 5 * MINUTE;

  test('is kept as it was given', async () => {
    await addUser(fresh, user(1));
    await store.record(analysisOf(user(1), { answer }), WORKER);
    expect(await store.person(user(1))).toMatchObject({ lastSlot: SLOT, answer });
  });

  test('stands, looked at again, where the slot brought no other', async () => {
    await store.record(analysisOf(user(1), { slot: next, outcome: 'unchanged', seen: next }), WORKER);
    expect(await store.person(user(1))).toMatchObject({ lastSlot: next, answer: { ...answer, seen: next } });
  });

  test('stands as it stood where the history was not looked at', async () => {
    const slot = next + 5 * MINUTE;
    await store.record(analysisOf(user(1), { slot, outcome: 'failed' }), WORKER);
    expect(await store.person(user(1))).toMatchObject({ lastSlot: slot, answer: { ...answer, seen: next } });
  });

  test('gives way to a fresh one, and not to one that came too late', async () => {
    const slot = next + 10 * MINUTE;
    const other = storedAnswer({ slot, seen: slot, model: 'another', asked: [], patterns: [] });
    await store.record(analysisOf(user(1), { slot, answer: other }), WORKER);
    await store.record(analysisOf(user(1), { slot: next, answer }), WORKER);
    expect((await store.person(user(1))).answer).toEqual(other);
  });

  test.each([
    ['asked', '[{"need":"weather"}]'],
    ['asked', 'not JSON'],
    ['patterns', '{}'],
    ['patterns', '[{"type":"made_up"}]'],
  ])('is none where %s holds %s', async (column, text) => {
    const slot = SLOT + 60 * MINUTE;
    await store.record(analysisOf(user(1), { slot, answer: storedAnswer() }), WORKER);
    await fresh.query(`UPDATE ambia_answer SET ${column} = ?`, [text]);
    expect(await store.person(user(1))).toMatchObject({ lastSlot: slot, answer: null });
    await fresh.query('DELETE FROM ambia_user_state');
  });
});
