import { addTick, openTickConsumer } from '@ambia/queue';
import { expect, onTestFinished, test } from 'vitest';
import { freshPlace } from './place.ts';
import { ambia, NOW } from './screen.ts';

const { env, queues } = await freshPlace();

test('pause puts the fleet to rest, and status shows since when', async () => {
  const { code, stdout } = await ambia(['pause'], { env });
  expect(stdout).toBe('the fleet rests since 2026-11-22 08:35:00 UTC: `ambia resume` goes on\n');
  expect(code).toBe(0);
  const later = { env, now: () => NOW + 60_000 };
  expect(JSON.parse((await ambia(['pause', '--json'], later)).stdout)).toEqual({
    paused_since: '2026-11-22T08:35:00Z',
    in_hand: 0,
  });
  expect((await ambia(['status'], { env })).stdout).toMatch(
    /^paused {5}since 2026-11-22 08:35:00 UTC: `ambia resume` goes on$/m,
  );
});

test('whoever adds something meanwhile is told that it waits', async () => {
  const { code, stderr } = await ambia(['tick'], { env });
  expect(stderr).toBe('the fleet rests since 2026-11-22 08:35:00 UTC: nothing begins before `ambia resume`\n');
  expect(code).toBe(0);
  await queues.tick.drain(true);
});

test('resume lets it work again, also what was added meanwhile', async () => {
  await addTick(queues, NOW);
  const ticks: number[] = [];
  const consumer = openTickConsumer(
    queues,
    { pattern: '*/5 * * * *', deadlineMs: 900_000 },
    async ({ slot }) => void ticks.push(slot),
    { name: 'test', lockMs: 5_000, report: () => undefined },
  );
  onTestFinished(() => consumer.close(1_000));
  const { stdout } = await ambia(['resume'], { env, now: () => NOW + 60_000 });
  expect(stdout).toBe('the fleet works again, after 1 min 00 s of rest\n');
  await expect.poll(() => ticks).toEqual([NOW]);
  expect((await ambia(['resume'], { env })).stdout).toBe('the fleet was not at rest\n');
  expect(JSON.parse((await ambia(['status', '--json'], { env })).stdout).redis.paused_since).toBeNull();
});
