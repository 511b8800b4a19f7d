/** Where a Redis answers. */
export interface RedisAddress {
  /** `redis://[user:password@]host:port[/database]`, or `rediss://` for TLS. */
  readonly url: string;
}

/** Where a MySQL-family server answers, and as whom. */
export interface MysqlAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A Redis address taken apart, with the defaults filled in. */
export interface RedisParts {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly user: string;
  readonly password: string;
}

/** Throws an Error that does not repeat the address, which may hold a password. */
export function redisParts(address: RedisAddress): RedisParts {
  const url = URL.canParse(address.url) ? new URL(address.url) : null;
  if (url === null || !/^rediss?:$/.test(url.protocol) || url.hostname === '')
    throw new Error('the address is not of the form redis://[user:password@]host:port[/database]');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 6379 : Number(url.port),
    tls: url.protocol === 'rediss:',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

/** The address as people may see it: without user and password. */
export function redisPlace(address: RedisAddress): string {
  const { tls, host, port } = redisParts(address);
  return `${tls ? 'rediss' : 'redis'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The address as people may see it: without user and password. */
export function mysqlPlace(address: MysqlAddress): string {
  return `${address.host}:${address.port}`;
}
