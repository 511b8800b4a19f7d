import type { MysqlAddress, RedisAddress } from './address.ts';
import type { Way } from './backend.ts';

/** What `openBackends` is asked for. */
export interface WantedBackends {
  /** Given: used, or refused loudly; nothing else is tried for this server. */
  readonly configuredRedis?: RedisAddress;
  readonly configuredMysql?: MysqlAddress;
  /** Where servers that we start keep their data between runs. */
  readonly dataFolder: string;
  /** True: servers that we start keep nothing, and `dataFolder` is not touched. */
  readonly ephemeral: boolean;
  /** Where unpacked packages are kept: see `defaultCacheFolder`. */
  readonly cacheFolder: string;
  /** Where programs may be, in the form of PATH; the usual folders of servers are searched besides. */
  readonly path: string;
  /** The database that a MySQL of ours has when it is open. */
  readonly database: string;
  /** One line of progress for people. */
  readonly say: (line: string) => void;
  /** Gives up: what was started is stopped again, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Only these ways, in the order given. */
  readonly ways?: readonly Way[];
}
