import type { Queues } from '@ambia/queue';

type Redis = Queues['redis'];

/** What Redis holds. Bytes. */
export interface RedisMemory {
  /** All that it allocated. */
  readonly used: number;
  /** Of that the data, without connections, scripts and tables of keys. */
  readonly dataset: number;
  /** By the kind of key: what tells one from another of its kind is a `*`. */
  readonly kinds: ReadonlyMap<string, KeysOfAKind>;
}

interface KeysOfAKind {
  readonly keys: number;
  readonly bytes: number;
}

const PAGE = 500;
/** The least of so many looks: a buffer of the moment is nobody's growth. */
const LOOKS = 5;

export async function redisMemory(redis: Redis, pass: (ms: number) => Promise<void>): Promise<RedisMemory> {
  const looks: string[] = [];
  for (let left = LOOKS; left > 0; left--) {
    await pass(1_000);
    looks.push(await redis.info('memory'));
  }
  const least = (name: string) => Math.min(...looks.map((text) => field(text, name)));
  return { used: least('used_memory'), dataset: least('used_memory_dataset'), kinds: await kindsOf(redis) };
}

function field(text: string, name: string): number {
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(text)?.[1]);
}

async function kindsOf(redis: Redis): Promise<Map<string, KeysOfAKind>> {
  const kinds = new Map<string, KeysOfAKind>();
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'COUNT', PAGE);
    cursor = next;
    const sizes = await Promise.all(keys.map((key) => redis.memory('USAGE', key, 'SAMPLES', 0)));
    for (const [index, key] of keys.entries()) {
      const { keys: count, bytes } = kinds.get(kindOf(key)) ?? { keys: 0, bytes: 0 };
      kinds.set(kindOf(key), { keys: count + 1, bytes: bytes + (sizes[index] ?? 0) });
    }
  } while (cursor !== '0');
  return kinds;
}

function kindOf(key: string): string {
  return key.replace(/[^:]*\d[^:]*/g, '*');
}

/** Where one holds more or less than the other by a thousandth of the whole, or has a kind of its own; in words. */
export function differences(base: RedisMemory, now: RedisMemory): string[] {
  const none: KeysOfAKind = { keys: 0, bytes: 0 };
  return [...new Set([...base.kinds.keys(), ...now.kinds.keys()])].sort().flatMap((kind) => {
    const [was, is] = [base.kinds.get(kind) ?? none, now.kinds.get(kind) ?? none];
    const isNews = was.keys === 0 || is.keys === 0 || Math.abs(is.bytes - was.bytes) > base.used / 1_000;
    return isNews ? [`Redis ${kind}: ${shown(was)}, then ${shown(is)}`] : [];
  });
}

function shown({ keys, bytes }: KeysOfAKind): string {
  return `${keys} keys with ${Math.round(bytes / 1_000)} kB`;
}
