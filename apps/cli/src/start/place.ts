import { type Backends, defaultCacheFolder, openBackends } from '@ambia/backends';
import { openDatabase, type Store } from '@ambia/db';
import type { Closing, Settings } from '@ambia/process';
import { openQueues, type Queues } from '@ambia/queue';
import type { ImportReport } from '../import/import-file.ts';
import type { Invocation } from '../invocation.ts';
import { migratedStore } from '../wire.ts';
import { importSample } from './sample.ts';

/** Where everything happens: a Redis and a migrated database. */
export interface Place {
  readonly backends: Backends;
  readonly queues: Queues;
  readonly store: Store;
  /** Null where no sample was imported, because the database is not ours to fill. */
  readonly sample: ImportReport | null;
}

export interface PlaceOptions {
  readonly settings: Settings;
  readonly ephemeral: boolean;
  readonly signal: AbortSignal;
}

/** The name of the database in a server that `start` runs itself. */
const DATABASE = 'ambia';
const CONNECTIONS = 3;

/** Opens it all, each part known to `closing` as soon as it is open. @throws BackendUnavailable */
export async function openPlace(options: PlaceOptions, invocation: Invocation, closing: Closing): Promise<Place> {
  const { settings, signal } = options;
  const backends = await openServers(options, invocation);
  closing.add('servers', async () => {
    await backends.stop();
    const ours = [backends.redis, backends.mysql].filter((backend) => backend.startedByUs);
    if (ours.length > 0) invocation.out.say(`stopped ${ours.map((backend) => backend.version).join(' and ')}`);
  });
  const db = openDatabase(backends.mysql.address, { connections: CONNECTIONS });
  closing.add('database connection', () => db.close());
  const { store } = await migratedStore(db, settings);
  signal.throwIfAborted();
  // Two belts: a database that was named in any way is somebody's own.
  const fillable = backends.mysql.startedByUs && settings.mysql === null;
  const sample = fillable ? await importSample(store, { settings, signal }, invocation) : null;
  const queues = openQueues({ url: backends.redis.address.url, prefix: settings.prefix }, () => {});
  closing.add('queues', () => queues.close());
  return { backends, queues, store, sample };
}

function openServers({ settings, ephemeral, signal }: PlaceOptions, invocation: Invocation): Promise<Backends> {
  const { io, out, dataFolder } = invocation;
  return openBackends({
    ...(settings.redis === null ? {} : { configuredRedis: settings.redis }),
    ...(settings.mysql === null ? {} : { configuredMysql: settings.mysql }),
    dataFolder,
    ephemeral,
    cacheFolder: defaultCacheFolder(io.env, io.home),
    path: io.env.PATH ?? '',
    database: DATABASE,
    say: out.say,
    signal,
  });
}
