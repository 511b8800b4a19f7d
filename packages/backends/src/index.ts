export type { MysqlAddress, RedisAddress } from './address.ts';
export type { Backend, Backends, Origin, Way } from './backend.ts';
export { defaultCacheFolder } from './cache-folder.ts';
export { probeMysql } from './mysql-probe.ts';
export { openBackends } from './open-backends.ts';
export { probeRedis } from './redis-probe.ts';
export { BackendUnavailable } from './unavailable.ts';
export type { WantedBackends } from './wanted-backends.ts';
