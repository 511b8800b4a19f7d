export interface RedisSettings {
  readonly bind: '127.0.0.1' | '0.0.0.0';
  readonly port: number;
  readonly data: string;
  readonly password: string;
  readonly persistent: boolean;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * The text of redis.conf. A file, because arguments show in `ps`. Append-only with a sync per second where the data
 * stays; nothing is ever evicted, because queues break when keys vanish.
 */
export function redisSettings(settings: RedisSettings): string {
  const { bind, port, data, password, persistent } = settings;
  return [
    `bind ${bind}`,
    `port ${port}`,
    `dir ${quoted(data)}`,
    `requirepass ${quoted(password)}`,
    `appendonly ${persistent ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    'logfile ""',
    '',
  ].join('\n');
}
