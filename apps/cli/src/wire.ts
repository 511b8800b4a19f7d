import { type Database, inspect, migrate, openDatabase, openStore, type Profile, reach, type Store } from '@ambia/db';
import type { MySqlSettings, Settings } from '@ambia/process';
import { openQueues, type Queues, reachRedis } from '@ambia/queue';
import { mysqlOf, redisOf, settingsHere } from './addresses.ts';
import { Complaint } from './complaint.ts';
import { EXIT } from './exit-codes.ts';
import { type FailureReport, failureReport } from './failure-report.ts';
import type { Invocation } from './invocation.ts';
import type { Io } from './io.ts';

/** A server that does not answer by then, counted from the process's start, is away: every command ends within 3 s. */
const REACHED_BY_MS = 2_750;
/** What a server has at least, however long the program took to load. */
const REACH_MS = 1_000;

/** Connections to the database: a command asks one thing at a time. */
const CONNECTIONS = 2;

export interface Stored {
  readonly settings: Settings;
  readonly store: Store;
  readonly profile: Profile;
}

export interface Everything extends Stored {
  readonly queues: Queues;
  readonly addresses: { readonly redis: { readonly url: string }; readonly mysql: MySqlSettings };
}

/** Opens the database that answers at an address, for as long as `use` takes. */
export async function withDatabase<T>(
  { io }: Invocation,
  address: MySqlSettings,
  use: (db: Database) => Promise<T>,
): Promise<T> {
  const db = await openReached(io, address);
  try {
    return await use(db);
  } finally {
    await db.close();
  }
}

/** The same with the store on top. @throws Failure DB_SCHEMA where it was not migrated */
export async function withStore<T>(invocation: Invocation, use: (stored: Stored) => Promise<T>): Promise<T> {
  const settings = settingsHere(invocation);
  return withDatabase(invocation, mysqlOf(settings), async (db) => use({ settings, ...(await storeOf(db, settings)) }));
}

/** Opens Redis and the database, for as long as `use` takes. @throws Complaint naming each that is away or not set */
export async function withEverything<T>(invocation: Invocation, use: (all: Everything) => Promise<T>): Promise<T> {
  const settings = settingsHere(invocation);
  const [answered, opened] = await Promise.allSettled([
    (async () => reachedRedis(invocation.io, redisOf(settings).url))(),
    (async () => openReached(invocation.io, mysqlOf(settings)))(),
  ]);
  if (answered.status === 'rejected' || opened.status === 'rejected') {
    if (opened.status === 'fulfilled') await opened.value.close();
    throw bothReasons([answered, opened]);
  }
  const addresses = { redis: redisOf(settings), mysql: mysqlOf(settings) };
  const queues = openQueues({ url: addresses.redis.url, prefix: settings.prefix }, () => {});
  try {
    return await use({ settings, addresses, queues, ...(await storeOf(opened.value, settings)) });
  } finally {
    await queues.close();
    await opened.value.close();
  }
}

/** Opens Redis for as long as `use` takes. @throws Failure REDIS_UNREACHABLE */
export async function withQueues<T>(invocation: Invocation, use: (queues: Queues) => Promise<T>): Promise<T> {
  const settings = settingsHere(invocation);
  const { url } = redisOf(settings);
  await reachedRedis(invocation.io, url);
  const queues = openQueues({ url, prefix: settings.prefix }, () => {});
  try {
    return await use(queues);
  } finally {
    await queues.close();
  }
}

export async function storeOf(db: Database, settings: Settings): Promise<{ store: Store; profile: Profile }> {
  const { generationJobType: jobType } = settings;
  const profile = await inspect(db, jobType === null ? {} : { jobType });
  return { profile, store: openStore(db, profile) };
}

/** Creates what is missing, then opens the store. */
export async function migratedStore(
  db: Database,
  settings: Settings,
): Promise<{ applied: number; store: Store; profile: Profile }> {
  const { applied } = await migrate(db);
  return { applied, ...(await storeOf(db, settings)) };
}

/** What answers as Redis, by name and version. @throws Failure REDIS_UNREACHABLE */
export function reachedRedis(io: Io, url: string): Promise<string> {
  return reachRedis(url, patienceMs(io));
}

async function openReached(io: Io, address: MySqlSettings): Promise<Database> {
  const db = openDatabase(address, { connections: CONNECTIONS });
  try {
    await reach(db, patienceMs(io));
    return db;
  } catch (thrown) {
    // A goodbye to a server that does not answer takes longer than anyone should wait.
    void db.close();
    throw thrown;
  }
}

function patienceMs({ elapsed }: Io): number {
  return Math.max(REACH_MS, REACHED_BY_MS - elapsed());
}

function bothReasons(results: readonly PromiseSettledResult<unknown>[]): Complaint {
  const reports = results.flatMap((result) => (result.status === 'rejected' ? [failureReport(result.reason)] : []));
  const [first, ...others] = reports.toSorted((one, other) => rank(one) - rank(other));
  if (first === undefined) throw new Error('nothing was rejected');
  const messages = others.map((report) => report.message);
  return new Complaint(first.exitCode, first.code, first.message, messages);
}

/** What is away comes first, as in `ambia status`: its exit code is that of both. */
function rank({ exitCode }: FailureReport): number {
  return exitCode === EXIT.unreachable ? 0 : 1;
}
