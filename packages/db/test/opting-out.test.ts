import { describe, expect, test } from 'vitest';
import { readPreferences } from '../src/preferences.ts';
import { freshDatabase } from './fresh-database.ts';
import { addUser, analysisOf, SLOT, user, WORKER } from './sample.ts';

test.each([
  ['nothing at all', null, false, null],
  ['an empty object', {}, false, null],
  ['a yes', { ai_predictions_enabled: true }, false, null],
  ['a no', { ai_predictions_enabled: false }, true, null],
  ['a no as text', '{"ai_predictions_enabled": false}', true, null],
  ['a no encoded twice', '"{\\"ai_predictions_enabled\\": false}"', true, null],
  ['a no as a word', { ai_predictions_enabled: 'false' }, true, null],
  ['a zone', { timezone: 'Europe/Berlin' }, false, 'Europe/Berlin'],
  ['a zone that does not exist', { timezone: 'Europe/Atlantis' }, false, null],
  ['an offset instead of a zone', { timezone: '+02:00' }, false, null],
  ['a number instead of a zone', { timezone: 7 }, false, null],
  ['a list', [], false, null],
  ['blank text', ' ', false, null],
  ['text that cannot be read', '{"ai_predictions_en', true, null],
])('preferences that hold %s', (_name, column, optedOut, timeZone) => {
  expect(readPreferences(column)).toEqual({ optedOut, timeZone });
});

describe.each(['A', 'B'] as const)('a person (generation %s)', async (generation) => {
  const fresh = await freshDatabase({ generation });

  test('who is unknown said nothing and was never recorded', async () => {
    expect(await fresh.store.person(user(9))).toEqual({
      optedOut: false,
      timeZone: null,
      lastSlot: null,
      answer: null,
    });
  });

  test('who said no is known to have said so, where people can', async () => {
    await addUser(fresh, user(1), { ai_predictions_enabled: false, timezone: 'Asia/Tokyo' });
    const expected =
      generation === 'B' ? { optedOut: true, timeZone: 'Asia/Tokyo' } : { optedOut: false, timeZone: null };
    expect(await fresh.store.person(user(1))).toEqual({ ...expected, lastSlot: null, answer: null });
  });

  test('has the slot that was recorded last', async () => {
    await fresh.store.record(analysisOf(user(1), { outcome: 'opted_out' }), WORKER);
    expect(await fresh.store.person(user(1))).toMatchObject({ lastSlot: SLOT });
  });
});
