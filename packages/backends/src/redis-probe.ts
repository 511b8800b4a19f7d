import { type RedisAddress, redisParts } from './address.ts';
import { converse } from './conversation.ts';
import { type Reply, readReplies, redisCommand } from './redis-reply.ts';

/** What INFO says. */
export interface RedisInfo {
  /** `Redis 7.0.15`, `Valkey 8.0.1`. */
  version: string;
  /** Process id as the server sees itself: 1 in a container. */
  pid: number;
  /** True while it still reads its data in; commands are refused meanwhile. */
  loading: boolean;
}

function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}

function understood(info: string): RedisInfo {
  const valkey = field(info, 'valkey_version');
  const version = valkey === undefined ? `Redis ${field(info, 'redis_version') ?? 'unknown'}` : `Valkey ${valkey}`;
  return { version, pid: Number(field(info, 'process_id') ?? 0), loading: field(info, 'loading') === '1' };
}

/** Only the code of an error: a server without AUTH repeats the password in its text. */
function checked(reply: Reply, command: string): string {
  if ('text' in reply) return reply.text;
  const code = reply.error.split(' ', 1)[0];
  throw new Error(
    code === 'NOAUTH' ? 'it wants a password and the address has none' : `it refuses ${command} with ${code}`,
  );
}

/** AUTH where the address has a password, then INFO. Rejects with the reason in one line, never with the password. */
export async function probeRedis(address: RedisAddress, timeoutMs: number): Promise<RedisInfo> {
  const { user, password, ...endpoint } = redisParts(address);
  const login = password === '' ? [] : [redisCommand('AUTH', ...(user === '' ? [] : [user]), password)];
  return converse(endpoint, timeoutMs, [...login, redisCommand('INFO')].join(''), (heard) => {
    const replies = readReplies(heard);
    const [first, last] = [replies[0], replies[login.length]];
    if (login.length > 0 && first !== undefined) checked(first, 'AUTH');
    return last === undefined ? undefined : understood(checked(last, 'INFO'));
  });
}
