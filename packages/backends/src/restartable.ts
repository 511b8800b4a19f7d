import type { PrivateBackend } from './backend.ts';

/** A server of ours that keeps its address and its data, however often it is killed and started again. */
export interface Restartable<Address> {
  readonly address: Address;
  /** As the server itself says: `Redis 7.0.15`. */
  readonly version: string;
  /** To the process that runs now: SIGSTOP, SIGCONT. */
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL; resolves once the process is gone and its port is free. */
  kill(): Promise<void>;
  /** After `kill`: resolves once it answers again. */
  start(): Promise<void>;
  /** For good; what stands still is woken first. Twice is harmless. */
  stop(): Promise<void>;
}

/** @param open starts the server, always on the same port and the same data folder */
export async function restartable<Address>(
  open: () => Promise<PrivateBackend<Address>>,
): Promise<Restartable<Address>> {
  let running = await open();
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(running.pid, name);
    } catch {
      // It ended by itself.
    }
  };
  return {
    address: running.address,
    version: running.version,
    signal,
    async kill() {
      signal('SIGKILL');
      await running.ended;
      await running.stop();
    },
    async start() {
      running = await open();
    },
    async stop() {
      signal('SIGCONT');
      await running.stop();
    },
  };
}
