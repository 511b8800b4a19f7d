import type { MysqlAddress, RedisAddress } from '@ambia/backends';
import { type LlamaEndpoint, NEVER } from '@ambia/stage';
import type { TcpProxy } from './tcp-proxy.ts';

export interface StageAddresses {
  readonly redis: RedisAddress;
  readonly mysql: MysqlAddress;
  readonly redisProxy: Pick<TcpProxy, 'port'>;
  readonly mysqlProxy: Pick<TcpProxy, 'port'>;
  readonly llama: Pick<LlamaEndpoint, 'url'>;
}

/** What a worker is given: servers behind the proxies, the scripted Llama, a log that hides nothing. */
export function stageEnv(addresses: StageAddresses): Readonly<Record<string, string>> {
  const { redis, mysql, redisProxy, mysqlProxy, llama } = addresses;
  const redisUrl = new URL(redis.url);
  redisUrl.port = String(redisProxy.port);
  return {
    REDIS_URL: redisUrl.href,
    DB_HOST: mysql.host,
    DB_PORT: String(mysqlProxy.port),
    DB_USER: mysql.user,
    DB_PASSWORD: mysql.password,
    DB_NAME: mysql.database,
    STAND_IN_URL: llama.url,
    SCHEDULE: NEVER,
    LOG_LEVEL: 'debug',
  };
}
