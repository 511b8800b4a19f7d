import { resolve } from 'node:path';
import type { MysqlAddress, RedisAddress } from './address.ts';
import { type Backend, type Backends, WAYS } from './backend.ts';
import { configuredMysql, configuredRedis } from './configured.ts';
import { holdDataFolder } from './data-folder.ts';
import type { FolderLock } from './folder-lock.ts';
import { ownServers } from './own-servers.ts';
import { sweepScratches } from './scratch.ts';
import { BackendUnavailable, togetherUnavailable } from './unavailable.ts';
import type { WantedBackends } from './wanted-backends.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/** Both or neither: what opened is stopped again where the other failed. Two failures for people become one. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>, undo: (opened: A | B) => Promise<void>) {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value] as const;
  const opened = [a, b].flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  await Promise.allSettled(opened.map(undo));
  const reasons = [a, b].flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const forPeople = reasons.filter((reason) => reason instanceof BackendUnavailable);
  throw forPeople.length === 2 ? togetherUnavailable(forPeople) : reasons[0];
}

function stopIfOpen(backend: Stoppable | null): Promise<void> {
  return backend?.stop() ?? Promise.resolve();
}

/** Together, then the data folder's lock; later calls wait for the first. */
function stopOf(backends: readonly Stoppable[], lock: FolderLock | null): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stopAll = async () => {
    await Promise.allSettled(backends.map((backend) => backend.stop()));
    lock?.release();
  };
  return () => {
    stopping ??= stopAll();
    return stopping;
  };
}

/** What is configured must answer before anything is started for the other. */
function openConfigured(wanted: WantedBackends) {
  return bothOf<Backend<RedisAddress> | null, Backend<MysqlAddress> | null>(
    wanted.configuredRedis === undefined ? Promise.resolve(null) : configuredRedis(wanted.configuredRedis),
    wanted.configuredMysql === undefined ? Promise.resolve(null) : configuredMysql(wanted.configuredMysql),
    stopIfOpen,
  );
}

/**
 * Finds or starts Redis and MySQL, each by itself: as configured, else the first way that works. Throws
 * BackendUnavailable (exit code 69) where one cannot be had; nothing that was started for the other stays then.
 * Servers of ours listen on loopback alone, behind random passwords, and end with this process, however it ends.
 */
export async function openBackends(wanted: WantedBackends): Promise<Backends> {
  const signal = wanted.signal ?? new AbortController().signal;
  const [givenRedis, givenMysql] = await openConfigured(wanted);
  const starts = givenRedis === null || givenMysql === null;
  const folder = starts && !wanted.ephemeral ? resolve(wanted.dataFolder) : null;
  if (starts) sweepScratches();
  const lock = folder === null ? null : await holdDataFolder(folder, signal);
  const { path, database, say, ways = WAYS } = wanted;
  const note = (guardPid: number) => lock?.addGuard(guardPid);
  const own = ownServers({ folder, path, cacheFolder: resolve(wanted.cacheFolder), database, say, signal, note }, ways);
  try {
    const opening = [givenRedis ?? own.redis(), givenMysql ?? own.mysql()] as const;
    const [redis, mysql] = await bothOf(Promise.resolve(opening[0]), Promise.resolve(opening[1]), stopIfOpen);
    return { redis, mysql, stop: stopOf([mysql, redis], lock) };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
