import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';
import { type DockerEngine, removeContainer } from './docker-engine.ts';
import { ownerLabel } from './docker-owner.ts';
import type { Site } from './site.ts';
import { type StartedServer, startServer } from './started-server.ts';

/** What to run of an image. */
export interface ContainerOrder<Answer> {
  readonly image: string;
  readonly password: string;
  /** The port inside, and the folder inside that holds the data. */
  readonly port: number;
  readonly data: string;
  readonly user?: string;
  /** Values of one line; handed over in a file, because arguments show in `ps`. */
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly ask: (port: number) => Promise<Answer>;
}

export interface ServerContainer<Answer> extends StartedServer<Answer> {
  readonly name: string;
  /** `Docker volume NAME`; null where the data goes with the container. */
  readonly data: string | null;
  stop(): Promise<void>;
}

/** The engine stops a server that was asked to within this, seconds. */
const GRACE = 15;

/** Named after the password too: data whose password is lost is not opened again. */
function volumeOf(order: { readonly image: string; readonly password: string }, folder: string): string {
  const id = createHash('sha256').update(`${folder}\n${order.password}`).digest('hex').slice(0, 12);
  return `ambia-${id}-${order.image.replace(/[^A-Za-z0-9.]+/g, '-')}`;
}

function runCommand(order: ContainerOrder<unknown>, name: string, scratch: string, port: number, site: Site) {
  const file = join(scratch, 'env');
  const lines = Object.entries(order.env).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
  return [
    ...['run', '--rm', '--name', name, '--label', ownerLabel(), '--env-file', file],
    ...['--publish', `127.0.0.1:${port}:${order.port}`],
    ...(order.user === undefined ? [] : ['--user', order.user]),
    ...(site.folder === null ? [] : ['--volume', `${volumeOf(order, site.folder)}:${order.data}`]),
    ...[order.image, ...order.command],
  ];
}

/**
 * Runs a container in the foreground under a guard: the docker command passes the guard's SIGTERM on, so a container
 * too ends with us in all cases but the guard's own SIGKILL, which the next sweep makes good.
 */
export async function startContainer<T>(
  engine: DockerEngine,
  order: ContainerOrder<T>,
  site: Site,
): Promise<ServerContainer<T>> {
  const name = `ambia-${order.image.replace(/\W.*/, '')}-${randomBytes(6).toString('hex')}`;
  const remove = () => removeContainer(engine, name);
  const started = await startServer<T>(
    {
      name: order.image,
      grace: GRACE,
      env: undefined,
      log: (scratch) => join(scratch, 'server.log'),
      prepare: async () => {},
      command: (scratch, port) => [engine.program, ...runCommand(order, name, scratch, port, site)],
      ask: async (_, port) => {
        const answer = await order.ask(port);
        const limits = { timeoutMs: 5_000, signal: site.signal };
        const told = await run(engine.program, ['port', name, `${order.port}/tcp`], limits);
        if (!told.stdout.includes(`127.0.0.1:${port}\n`)) throw new Error('something else answers on its port');
        return answer;
      },
      abandon: remove,
    },
    site,
  );
  const stop = async () => {
    if (site.folder === null) await remove();
    await started.server.stop();
    await remove();
  };
  const data = site.folder === null ? null : `Docker volume ${volumeOf(order, site.folder)}`;
  return { ...started, name, data, stop };
}
