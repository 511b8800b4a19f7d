import { analyzeJobs } from '@ambia/prediction';
import { afterAll, expect, test } from 'vitest';
import { enqueueAll, keepSchedule } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';
import { scheduleRules } from './schedule-rules.ts';

const PEOPLE = 1_500;
/** Redis lets go of whole nodes of a stream, 100 entries each. */
const ABOUT_A_THOUSAND = 1_200;

const queues = freshQueues();
const watch = keepSchedule(queues, scheduleRules({}));
afterAll(() => watch.stop());

test('a queue that was flushed away keeps about a thousand events, as before', async () => {
  const { analyze, redis } = queues;
  const meta = () => redis.hget(analyze.toKey('meta'), 'opts.maxLenEvents');
  await expect.poll(meta).toBe('1000');
  await redis.del(analyze.toKey('meta'), analyze.toKey('events'));
  // With the first event BullMQ decides how many it keeps.
  await enqueueAll(queues, analyzeJobs(1_764_000_000_000, ['first']));
  await expect.poll(meta, { timeout: 10_000 }).toBe('1000');
  const people = Array.from({ length: PEOPLE }, (_, nth) => `person-${nth}`);
  await enqueueAll(queues, analyzeJobs(1_764_000_000_000, people));
  expect(await redis.xlen(analyze.toKey('events'))).toBeLessThan(ABOUT_A_THOUSAND);
});
