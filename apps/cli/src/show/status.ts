import type { QueueDepth, Standstill } from '@ambia/queue';
import type { Paint } from '../output.ts';
import type { Away } from '../status/away.ts';
import type { DatabaseState } from '../status/database-state.ts';
import type { RedisState } from '../status/redis-state.ts';
import { pairs, table } from '../table.ts';
import { clockUtc, count, counted, duration, instantUtc } from './amounts.ts';
import { runsTable } from './summary.ts';

/** What the generator takes at most: every 2 minutes up to 10 rows. */
const GENERATOR_ROWS_PER_HOUR = 300;

type Row = readonly [string, string];

export function statusText(
  redis: RedisState | Away,
  database: DatabaseState | Away,
  now: number,
  paint: Paint,
): string {
  const away = (name: string, { code }: Away): Row[] => [
    [name, paint('red', code === 'NO_ADDRESS' ? 'not configured' : `away (${code})`)],
  ];
  const parts = [
    pairs([
      ...(redis.ok ? redisPairs(redis, now, paint) : away('redis', redis)),
      ...(database.ok ? databasePairs(database, paint) : away('database', database)),
    ]),
  ];
  if (redis.ok) parts.push(queueTable(redis.queues));
  if (database.ok && database.runs.length > 0) parts.push(runsTable(database.runs));
  return parts.join('\n\n');
}

function redisPairs(
  { server, address, prefix, next_tick, schedule, paused_since, llama_pause }: RedisState,
  now: number,
  paint: Paint,
): Row[] {
  const next = next_tick === null ? null : Date.parse(next_tick);
  return [
    ['redis', `${server} at ${address}, prefix ${prefix}`],
    ...(paused_since === null
      ? []
      : [['paused', paint('yellow', `since ${instantUtc(paused_since)} UTC: \`ambia resume\` goes on`)] as const]),
    [
      'next tick',
      next === null
        ? paint('yellow', 'no schedule yet: a worker sets it up when it starts')
        : `${clockUtc(next)} (${next > now ? `in ${duration(next - now)}` : 'due: is a worker running?'}), ${schedule}`,
    ],
    ['llama', llama_pause === null ? 'calls flow' : paint('yellow', standstillText(llama_pause))],
  ];
}

function standstillText({ code, leftMs, breaker, away }: Standstill): string {
  if (away) return `calls fail for everyone (${code}): all wait, and one a second is tried`;
  if (leftMs > 0)
    return `all calls ${breaker ? 'stopped, the next is tried in' : 'wait'} ${duration(leftMs)}${breaker ? ',' : ''} after ${code}`;
  return `one call at a time is tried after ${code}`;
}

function databasePairs(
  { server, address, generation, job_type, due_next_hour, quarantined, tokens }: DatabaseState,
  paint: Paint,
): Row[] {
  const tooMany = due_next_hour > GENERATOR_ROWS_PER_HOUR;
  const due = `${count(due_next_hour)} predictions within the hour`;
  return [
    ['database', `${server} at ${address}, generation ${generation}, job_type ${job_type}`],
    ['tokens', tokensText(tokens, paint)],
    ['due', tooMany ? paint('yellow', `${due}: more than the generator's ${GENERATOR_ROWS_PER_HOUR}`) : due],
    ...(quarantined === 0
      ? []
      : [
          ['quarantine', paint('yellow', `${counted(quarantined, 'person', 'people')}: see \`ambia failed\``)] as const,
        ]),
  ];
}

function tokensText({ today, daily_limit }: DatabaseState['tokens'], paint: Paint): string {
  if (daily_limit === null) return `${count(today)} today`;
  const text = `${count(today)} of ${count(daily_limit)} today`;
  return today < daily_limit ? text : paint('yellow', `${text}: Llama is not asked until 00:00 UTC`);
}

function queueTable(queues: RedisState['queues']): string {
  const numbers = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const satisfies (keyof QueueDepth)[];
  return table(
    [
      { title: 'QUEUE' },
      ...numbers.map((name) => ({ title: name.toUpperCase(), right: true })),
      { title: 'OLDEST', right: true },
    ],
    Object.entries(queues).map(([name, depth]) => [
      name,
      ...numbers.map((state) => count(depth[state])),
      depth.oldestWaitingMs === 0 ? '-' : duration(depth.oldestWaitingMs),
    ]),
  );
}
