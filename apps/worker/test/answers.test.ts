import { expect, test } from 'vitest';
import { DAY_MS, world } from './world.ts';

const w = await world();
const now = Date.now();
const five = [1, 2, 3, 4, 5].map((days) => now - days * DAY_MS);
const old = (confidence: number, predicted_query: string, trigger_time?: string) => ({
  pattern_type: 'time_based',
  confidence,
  predicted_action: `prepare ${predicted_query.slice(0, 50)}`,
  predicted_query,
  ...(trigger_time === undefined ? {} : { trigger_time }),
  reasoning: 'played',
});
const lastWeek = new Date(now - 7 * DAY_MS + 3_600_000).toISOString();
const answering = (patterns: unknown) => w.standIn.become({ answer: { fixed: JSON.stringify({ patterns }) } });
await w.startWorker();

/** A person of five rows, alone in a run. */
async function analysed(userId: string) {
  await w.query('DELETE FROM activity_log', []);
  await w.did(userId, 'weather', five);
  const summary = await w.tick();
  const rows = (await w.rows()).filter((row) => row.user_id === userId);
  return {
    summary,
    rows: rows.map((row) => ({
      ...row,
      context: typeof row.context_data === 'string' ? JSON.parse(row.context_data) : row.context_data,
    })),
  };
}

test('the old format: what is at least 0.7 is queued, 0.7 exactly is, 0.6999 is not', async () => {
  answering([old(0.85, 'a', lastWeek), old(0.7, 'b'), old(0.6999, 'c'), old(0.65, 'd'), old(0.5, 'e')]);
  const { summary, rows } = await analysed('old');
  expect(summary).toMatchObject({ success: true, patterns_detected: 4, predictions_queued: 2 });
  expect(rows.map((row) => row.context.predicted_query).sort()).toEqual(['a', 'b']);
});

test('a past trigger_time means the same weekday and time again, none means half an hour from now', async () => {
  answering([old(0.85, 'a', lastWeek), old(0.7, 'b')]);
  const { rows } = await analysed('triggers');
  const trigger = (query: string) =>
    Date.parse(rows.find((row) => row.context.predicted_query === query)?.context.trigger_time);
  expect((trigger('a') - Math.floor(Date.parse(lastWeek) / 60_000) * 60_000) % (7 * DAY_MS)).toBe(0);
  expect(trigger('a')).toBeGreaterThan(Date.now());
  expect(trigger('b') - now).toBeGreaterThan(29 * 60_000);
});

test('a predicted_query of 5,000 characters is absent, not cut, and the action stands in for it', async () => {
  answering([old(0.9, 'x'.repeat(5_000))]);
  const { rows } = await analysed('long');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.context).not.toHaveProperty('predicted_query');
  expect(rows[0]?.context.predicted_action).toBe(`prepare ${'x'.repeat(50)}`);
});

test('of 50 patterns 20 count', async () => {
  answering(Array.from({ length: 50 }, (_, index) => old(0.9, `query ${index}`)));
  const { summary, rows } = await analysed('many');
  expect(summary).toMatchObject({ patterns_detected: 20, predictions_queued: 20 });
  expect(rows).toHaveLength(20);
});

test('one candidate named twice is one thing considered, and one row: the surer', async () => {
  answering([
    { candidate: 'c1', confidence: 0.75 },
    { candidate: 'c1', confidence: 0.9 },
  ]);
  const { rows } = await analysed('twice');
  expect(rows.map((row) => row.context.confidence)).toEqual([0.9]);
  const considered = await w.store.consideredOf('twice', { since: 0, limit: 100 });
  expect(considered).toMatchObject([{ need: 'weather', stated: 0.9, ruling: 'queued' }]);
});

test('Markdown around the JSON is no hindrance', async () => {
  w.standIn.become({
    answer: { fixed: `Sure:\n\`\`\`json\n${JSON.stringify({ patterns: [old(0.9, 'films')] })}\n\`\`\`` },
  });
  expect((await analysed('markdown')).rows).toHaveLength(1);
});

test.each(['html', 'half_json', 'empty_choices'] as const)(
  '%s is no answer: it is tried again, and no job completes without one',
  async (answer) => {
    w.standIn.become({ answer });
    const before = w.standIn.stats().calls;
    const run = analysed(answer);
    await expect.poll(() => w.standIn.stats().calls, { timeout: 10_000 }).toBeGreaterThan(before);
    expect(await w.queues.analyze.getJobCountByTypes('active', 'delayed', 'waiting', 'prioritized')).toBe(1);
    answering([old(0.9, 'films')]);
    const { summary, rows } = await run;
    expect(summary).toMatchObject({ success: true, predictions_queued: 1 });
    expect(rows).toHaveLength(1);
  },
);
