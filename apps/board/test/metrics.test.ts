import { beforeAll, expect, test } from 'vitest';
import { addJob, freshBoard, freshPrefix, freshQueues } from './fresh-board.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const { healthUrl } = await freshBoard(prefix);

beforeAll(() => addJob(queues));

test('/metrics on the health port counts the jobs of both queues and the age of the oldest', async () => {
  const text = await (await fetch(`${healthUrl}/metrics`)).text();
  expect(text).toContain('ambia_queue_jobs{queue="analyze-user",state="waiting"} 1');
  for (const queue of ['tick', 'analyze-user'])
    for (const state of ['waiting', 'active', 'delayed', 'failed', 'completed'])
      expect(text).toMatch(new RegExp(`^ambia_queue_jobs\\{queue="${queue}",state="${state}"\\} \\d+$`, 'm'));
  expect(text).toMatch(/^ambia_queue_oldest_waiting_seconds\{queue="analyze-user"\} \d+(\.\d+)?$/m);
  expect(text).toContain('process_cpu_seconds_total');
});

test('scrapes at the same time all get their values', async () => {
  const texts = await Promise.all(Array.from({ length: 5 }, async () => (await fetch(`${healthUrl}/metrics`)).text()));
  for (const text of texts) expect(text).toContain('ambia_queue_jobs{queue="analyze-user",state="waiting"} 1');
});
