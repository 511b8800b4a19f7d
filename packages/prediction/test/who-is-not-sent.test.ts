import { expect, test } from 'vitest';
import { run, SLOT } from './chain.ts';

test('who said no is neither read nor sent', async () => {
  const { recorded, asked, reads } = await run({ person: { optedOut: true } });
  expect([asked, reads]).toEqual([[], 0]);
  expect(recorded).toMatchObject({ outcome: 'opted_out', rows: [], considered: [] });
});

test('who did nothing is not sent', async () => {
  const { recorded, asked } = await run({ activity: [] });
  expect(asked).toEqual([]);
  expect(recorded?.outcome).toBe('no_activity');
});

test('a slot that was recorded before is left alone', async () => {
  const { recorded, asked, reads, result } = await run({ person: { lastSlot: SLOT } });
  expect([recorded, asked, reads, result.outcome]).toEqual([undefined, [], 0, 'repeated']);
});

test('who was analysed at a later slot is accounted for, and not asked about', async () => {
  const { recorded, asked, result } = await run({ person: { lastSlot: SLOT + 1 } });
  expect([recorded?.outcome, recorded?.rows, asked, result.outcome]).toEqual(['superseded', [], [], 'superseded']);
});
