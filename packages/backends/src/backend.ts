import type { MysqlAddress, RedisAddress } from './address.ts';

/** How a server came to be: given by the configuration, a program on PATH, a container, or packages unpacked for this user. */
export type Origin = 'configured' | 'path' | 'docker' | 'unpacked';

/** A server that answered when it was opened. */
export interface Backend<Address> {
  readonly address: Address;
  readonly origin: Origin;
  /** As the server itself says: `Redis 7.0.15`, `MariaDB 10.11.18`, `MySQL 9.7.4`. */
  readonly version: string;
  readonly startedByUs: boolean;
  /** False where the data goes with the process. */
  readonly persistent: boolean;
  /** Where the data stays, a folder or `Docker volume NAME`; null where it does not, or where that is none of our business. */
  readonly dataFolder: string | null;
  /** For people: `redis-server from PATH, started by us (pid 12)`. */
  readonly description: string;
  /** Stops what we started, bounded in time; does nothing to a configured server. Twice is harmless. */
  stop(): Promise<void>;
}

/** A server of ours that is a process of this machine. */
export interface PrivateBackend<Address> extends Backend<Address> {
  readonly pid: number;
  /** Settles when the process ended by itself or was killed. */
  readonly ended: Promise<string>;
}

export interface Backends {
  readonly redis: Backend<RedisAddress>;
  readonly mysql: Backend<MysqlAddress>;
  /** Both, together. Twice is harmless. */
  stop(): Promise<void>;
}

/** The ways that are tried, in order, where nothing is configured. */
export const WAYS = ['path', 'docker', 'unpacked'] as const;

export type Way = (typeof WAYS)[number];
