import { expect, test } from 'vitest';
import { buildPrompt, historyOf, PromptDocument, UNLEARNED } from '../src/index.ts';
import { run } from './chain.ts';
import { every } from './days.ts';

// Kathmandu is 5 hours and 45 minutes ahead of UTC.
const zone = 'Asia/Kathmandu';
const slot = Date.parse('2026-11-20T01:00:00Z'); // 06:45 on Friday there
const mornings = every(1, 28, 'news', '2026-11-19T02:20:00Z'); // 08:05 there

test('half hours are those of the person’s clock', () => {
  const { document } = buildPrompt(historyOf(mornings, slot, zone, UNLEARNED));
  const { local, candidates } = PromptDocument.parse(JSON.parse(document));
  expect(local).toBe('friday 06:45');
  expect(candidates[0]).toMatch(/^c1\|news\|daily\|0[78]:[03]0-0[89]:[03]0\|28\/28$/);
});

test('a page is made five minutes before eight on their clock', async () => {
  const { recorded } = await run({
    activity: mornings,
    person: { timeZone: zone },
    slot,
    answer: [{ confidence: 0.9, candidate: 'c1' }],
  });
  expect(recorded?.rows).toMatchObject([
    { scheduledFor: Date.parse('2026-11-20T02:10:00Z'), context: { trigger_time: '2026-11-20T02:15:00Z' } },
  ]);
});

test('a day ends at four in their morning, not in ours', () => {
  // 03:50 on Friday there is still Thursday night.
  const night = every(7, 4, 'films', '2026-11-12T22:05:00Z');
  const { marks } = historyOf(night, Date.parse('2026-11-19T12:00:00Z'), zone, UNLEARNED);
  expect(new Set(marks.marks.map(({ day, halfHour }) => [((day % 7) + 7) % 7, halfHour].join()))).toEqual(
    new Set(['0,47']),
  );
});
