import type { Away } from '../status/away.ts';
import type { DatabaseState } from '../status/database-state.ts';
import type { RedisState } from '../status/redis-state.ts';
import { depthDocument } from './document.ts';

/** `ambia status` for a program. */
export function statusDocument(redis: RedisState | Away, database: DatabaseState | Away): object {
  return {
    ok: redis.ok && database.ok,
    redis: redis.ok ? redisDocument(redis) : awayDocument(redis),
    database: database.ok ? database : awayDocument(database),
  };
}

function redisDocument({ queues, llama_pause: pause, ...same }: RedisState): object {
  return {
    ...same,
    queues: Object.fromEntries(Object.entries(queues).map(([name, depth]) => [name, depthDocument(depth)])),
    llama_pause:
      pause === null ? null : { code: pause.code, breaker: pause.breaker, away: pause.away, left_ms: pause.leftMs },
  };
}

function awayDocument({ exitCode, ...same }: Away): object {
  return { ...same, exit_code: exitCode };
}
