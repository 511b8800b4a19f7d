import { expect, test } from 'vitest';
import { manualSlot, slotKey, slotText, windowBefore } from '../src/index.ts';

test('a slot reads as ISO 8601 and fits into a job id', () => {
  const slot = Date.UTC(2026, 10, 22, 8, 35);
  expect([slotText(slot), slotKey(slot)]).toEqual(['2026-11-22T08:35:00Z', '20261122T083500Z']);
  expect(slotKey(slot + 7)).toBe('20261122T083500007Z');
});

test('a run by hand never has the identity of a scheduled one', () => {
  expect(manualSlot(1_000)).toBe(1_001);
  expect(manualSlot(1_234)).toBe(1_234);
});

test('the history ends at the slot', () => {
  expect(windowBefore(30 * 86_400_000, 30)).toEqual({ since: 0, until: 30 * 86_400_000 });
});
