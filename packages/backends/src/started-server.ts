import { setTimeout as after } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { type Guarded, guard } from './guard.ts';
import { makeScratch, type Scratch } from './scratch.ts';
import type { Site } from './site.ts';
import { reasonOf } from './unavailable.ts';

/** How one kind of server is started. */
export interface ServerPlan<Answer> {
  readonly name: string;
  /** Seconds between SIGTERM and SIGKILL; 0 where the data is thrown away anyway. */
  readonly grace: number;
  /** The server's whole environment; undefined: ours. */
  readonly env: NodeJS.ProcessEnv | undefined;
  readonly log: (scratch: string) => string;
  /** What must be there before the server starts. */
  readonly prepare: (scratch: string) => Promise<void>;
  readonly command: (scratch: string, port: number) => readonly string[];
  /** Rejects while the server that answers on this port is not ready, or not this one. */
  readonly ask: (server: Guarded, port: number, scratch: string) => Promise<Answer>;
  /** What must go beside the process when the start is given up. */
  readonly abandon?: () => Promise<void>;
}

export interface StartedServer<Answer> {
  readonly server: Guarded;
  readonly port: number;
  readonly answer: Answer;
}

/** Between two questions, milliseconds. */
const POLL_MS = 25;
/** From the start of the process to the first answer; recovery after a crash and a container's first data included. */
const PATIENCE_MS = 90_000;
/** How often another process may snatch the port. */
const PORTS = 5;

class PortTaken extends Error {}

async function firstAnswer<T>(plan: ServerPlan<T>, server: Guarded, ask: () => Promise<T>, signal: AbortSignal) {
  let over: string | null = null;
  server.ended.then((how) => {
    over = how;
  });
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask().catch((error: unknown) => ({ missing: reasonOf(error) }));
    signal.throwIfAborted();
    const words = over === null ? '' : server.lastWords();
    if (/address already in use|port is already allocated/i.test(words)) throw new PortTaken();
    if (over !== null) throw new Error(`${plan.name} ended at once (${over}); its last words:\n${words}`);
    if (typeof answer !== 'object' || answer === null || !('missing' in answer)) return answer;
    if (Date.now() > until)
      throw new Error(`${plan.name} was not ready in ${PATIENCE_MS / 1_000} s: ${answer.missing}`);
    await after(POLL_MS);
  }
}

async function attempt<T>(plan: ServerPlan<T>, site: Site, scratch: Scratch): Promise<StartedServer<T>> {
  const { folder } = scratch;
  await plan.prepare(folder);
  const port = site.port ?? (await freePort());
  const server = await guard({
    command: plan.command(folder, port),
    env: plan.env,
    grace: plan.grace,
    scratch: folder,
    log: plan.log(folder),
    note: (pid) => {
      scratch.addGuard(pid);
      site.note(pid);
    },
  });
  try {
    const answer = await firstAnswer(plan, server, () => plan.ask(server, port, folder), site.signal);
    return { server, port, answer };
  } catch (error) {
    await plan.abandon?.();
    await server.stop();
    throw error;
  }
}

/** Starts the server on its port, else on a free one and another if somebody snatches that, and waits until it answers. */
export async function startServer<T>(plan: ServerPlan<T>, site: Site): Promise<StartedServer<T>> {
  for (let left = PORTS; ; left -= 1) {
    const scratch = makeScratch();
    try {
      return await attempt(plan, site, scratch);
    } catch (error) {
      scratch.remove();
      if (!(error instanceof PortTaken) || left === 1) throw error;
    }
  }
}
