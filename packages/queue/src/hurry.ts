import type { Queues } from './queues.ts';

/**
 * Gives each job in the zset of delayed ones (KEYS[1]) a turn so many milliseconds (ARGV[2]) after the one before, in the
 * order in which they were due, and nobody a later one than they had. ARGV[1]: what job keys begin with.
 *
 * BullMQ (6.7) keeps the due instant times 4,096, and moves whoever is due by their priority; the marker (KEYS[2]) wakes
 * its workers. Its own ways take one call a job, or leave the priority out. 10,000 jobs took 0.2 s on a busy machine, 100,000
 * 1.6 s, in which Redis does nothing else.
 */
const BRING_FORWARD = `
local time = redis.call('TIME')
local now = (time[1] * 1000 + math.floor(time[2] / 1000)) * 4096
local step = math.max(1, math.floor(ARGV[2] * 4096))
local delayed = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
local moved, place = 0, now
for i = 1, #delayed, 2 do
  -- One-offs have no priority, and wait for nobody.
  local crowd = (tonumber(redis.call('HGET', ARGV[1] .. delayed[i], 'priority')) or 0) > 0
  local turn = crowd and place or now
  if turn < tonumber(delayed[i + 1]) then
    redis.call('ZADD', KEYS[1], string.format('%.0f', turn), delayed[i])
    moved = moved + 1
  end
  if crowd then place = place + step end
end
if moved > 0 then redis.call('ZADD', KEYS[2], now / 4096, '1') end
return moved
`;

/** Lets everyone who waits out a backoff or a pause have their turn now, `gapMs` (0: none) after one another. How many. */
export async function hurryDelayed({ analyze, redis }: Queues, gapMs: number): Promise<number> {
  const keys = [analyze.toKey('delayed'), analyze.toKey('marker')];
  return Number(await redis.eval(BRING_FORWARD, keys.length, ...keys, analyze.toKey(''), gapMs));
}
