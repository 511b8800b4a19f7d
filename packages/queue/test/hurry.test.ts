import { analyzeJobs } from '@ambia/prediction';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Consumer, hurryDelayed, openAnalyzeConsumer } from '../src/index.ts';
import { ANALYZE_QUEUE } from '../src/jobs.ts';
import { ANALYZED } from './analyzed.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const PEOPLE = 250;
const specs = analyzeJobs(
  1_000,
  Array.from({ length: PEOPLE }, (_, index) => `person-${String(index).padStart(3, '0')}`),
);
const taken: string[] = [];
const consumers: Consumer[] = [];

/** The last is a one-off, and due last of all. */
beforeEach(async () => {
  taken.length = 0;
  await queues.analyze.addBulk(
    specs.map(({ jobId, data }, index) => ({
      name: ANALYZE_QUEUE,
      data,
      opts: { jobId, delay: 60_900 + index, ...(index === PEOPLE - 1 ? {} : { priority: 1 }) },
    })),
  );
});
afterEach(async () => {
  for (const consumer of consumers.splice(0)) await consumer.close(1_000);
  await queues.analyze.obliterate({ force: true });
});

function consume() {
  const handlers = {
    analyze: async ({ userId }: { userId: string }) => {
      taken.push(userId);
      return ANALYZED;
    },
    gaveUp: async () => undefined,
  };
  const options = { name: 'test', concurrency: 1, lockMs: 5_000, report: () => undefined };
  consumers.push(openAnalyzeConsumer(queues, handlers, options));
}

const inOrder = specs.map(({ data }) => data.userId);

test('a worker that waits for the next due job is woken, and takes all: the one-off first, the crowd as it was due', async () => {
  consume();
  await expect.poll(() => queues.redis.exists(queues.analyze.toKey('marker'))).toBe(0);
  expect(await hurryDelayed(queues, 0)).toBe(PEOPLE);
  await expect.poll(() => taken.length, { timeout: 10_000 }).toBe(PEOPLE);
  expect(taken).toEqual([inOrder.at(-1), ...inOrder.slice(0, -1)]);
});

test('with a gap each has a turn of their own, and nobody a later one than before', async () => {
  expect(await hurryDelayed(queues, 1_000)).toBe(62);
  const scores = await queues.redis.zrange(queues.analyze.toKey('delayed'), 0, -1, 'WITHSCORES');
  const turns = scores.filter((_, index) => index % 2 === 1).map((score) => Number(score) / 4_096);
  const gaps = turns.slice(2, 60).map((at, index) => at - (turns[index + 1] ?? 0));
  expect(Math.min(...gaps)).toBeCloseTo(1_000, 0);
  expect(Math.max(...gaps)).toBeCloseTo(1_000, 0);
  expect(Math.max(...turns)).toBeLessThan(Date.now() + 60_900 + PEOPLE);
});

test('nobody who waits is nobody to hurry', async () => {
  await queues.analyze.obliterate({ force: true });
  expect(await hurryDelayed(queues, 0)).toBe(0);
});
