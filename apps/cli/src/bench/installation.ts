import { type Database, inspect, migrate, openStore, type Profile, type Store } from '@ambia/db';
import { openQueues, type Queues } from '@ambia/queue';
import { type Fleet, type LlamaEndpoint, NEVER, openFleet, openLlamaEndpoint, until } from '@ambia/stage';
import type { Ground } from './ground.ts';
import { openBenchServers } from './servers.ts';

/** Everything that an operator would run but the workers, which the fleet starts. */
export interface Installation {
  readonly redisUrl: string;
  readonly db: Database;
  readonly profile: Profile;
  readonly store: Store;
  readonly queues: Queues;
  readonly llama: LlamaEndpoint;
  /** What a worker or a command is given. */
  readonly env: Readonly<Record<string, string>>;
  readonly fleet: Fleet;
}

export async function openInstallation(ground: Ground): Promise<Installation> {
  const { closing, signal } = ground;
  const servers = await openBenchServers(ground);
  const { url: redisUrl } = await servers.redis();
  const { address: mysql, db } = await servers.mysql();
  await migrate(db);
  const profile = await inspect(db);
  const store = openStore(db, profile);
  const llama = await openLlamaEndpoint();
  closing.add('Llama', () => llama.close());
  const env = {
    REDIS_URL: redisUrl,
    DB_HOST: mysql.host,
    DB_PORT: String(mysql.port),
    DB_USER: mysql.user,
    DB_PASSWORD: mysql.password,
    DB_NAME: mysql.database,
    STAND_IN_URL: llama.url,
    SCHEDULE: NEVER,
  };
  const queues = openQueues({ url: redisUrl, prefix: PREFIX }, () => undefined);
  closing.add('queues', () => queues.close());
  const fleet = openFleet(env, signal);
  closing.add('fleet', () => fleet.close());
  await learnOnce(fleet, store, signal);
  return { redisUrl, db, profile, store, queues, llama, env, fleet };
}

/** The setting's default. */
const PREFIX = 'ambia';

const LEARNED_MS = 60_000;

/**
 * A new installation learns at once of everybody it finds, beside its work: of 100,000 people that takes minutes of a core.
 * Where there is nobody yet it is soon over, and not due again for an hour.
 */
async function learnOnce(fleet: Fleet, store: Store, signal: AbortSignal): Promise<void> {
  await fleet.start(1);
  await until('the first worker has learned', () => store.learned(), { timeoutMs: LEARNED_MS, signal });
  await fleet.close();
}
