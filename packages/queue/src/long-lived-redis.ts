import { Redis, type RedisOptions } from 'ioredis';
import { giveUpSilence } from './silence.ts';

/** Seconds without an answer to anything, also to the question whether it is there. */
const SILENT_S = 4;
/** BullMQ blocks for 10 s at most, and is then told that nothing came. */
const BLOCKED_SILENT_S = 12;
const CONNECT_MS = 2_500;
/** Attempts are spread over so long, so that a fleet does not come back as one. */
const RECONNECT_MS = { first: 50, most: 1_000 };

/** BullMQ demands the unbounded retries. */
const OPTIONS = {
  maxRetriesPerRequest: null,
  connectTimeout: CONNECT_MS,
  disconnectTimeout: 500,
  // Its version is read from a file beside ioredis' own modules, which a bundle does not have.
  disableClientInfo: true,
  // After a failover the address leads to another server, but a connection stays with the one that was demoted.
  reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  retryStrategy: (times) => Math.min(times * RECONNECT_MS.first, RECONNECT_MS.most) * (0.5 + Math.random() / 2),
} as const satisfies RedisOptions;

/**
 * A connection that waits for Redis as long as it takes, and knows those that BullMQ makes of it for the commands that
 * block: a worker that is closed while Redis is away leaves its own behind, and it would keep the process.
 */
export class LongLivedRedis extends Redis {
  private readonly copies = new Set<Redis>();

  constructor(url: string) {
    super(url, OPTIONS);
    giveUpSilence(this, SILENT_S);
  }

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    giveUpSilence(copy, BLOCKED_SILENT_S);
    this.copies.add(copy);
    return copy;
  }

  /** What is asked in one turn of the event loop leaves in one write: a system call each costs more than all else of it. */
  override sendCommand(...asked: Parameters<Redis['sendCommand']>): unknown {
    const { stream } = this;
    if (stream && stream.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    return super.sendCommand(...asked);
  }

  /** Closes all of them at once: nothing waits in them that an ordered shutdown did not wait for already. */
  closeAll(): void {
    for (const redis of [...this.copies, this]) cutOff(redis);
  }
}

/**
 * ioredis parks a connection that is cut off between two attempts: what waits in it would never be told, and BullMQ's
 * timers would hold the process. Cut off in the middle of an attempt, everything in it is.
 */
function cutOff(redis: Redis): void {
  if (redis.status === 'reconnecting') redis.connect().catch(() => undefined);
  redis.disconnect();
}
