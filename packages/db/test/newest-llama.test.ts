import { expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { analysisOf, MINUTE, SLOT, storedAnswer, user, WORKER } from './sample.ts';

const { store } = await freshDatabase({ generation: 'A' });

test('which Llama answered last is known, whoever was asked about, and of nobody at first', async () => {
  expect(await store.newestLlama()).toBeNull();
  const later = storedAnswer({ slot: SLOT + MINUTE, seen: SLOT + MINUTE, llama: 'later#1' });
  await store.record(analysisOf(user(1), { slot: later.slot, answer: later }), WORKER);
  await store.record(analysisOf(user(2), { answer: storedAnswer({ llama: 'earlier#1' }) }), WORKER);
  expect(await store.newestLlama()).toBe('later#1');
});
