import type { RedisAddress } from './address.ts';
import type { Backend } from './backend.ts';
import { dockerEngine, imageAtHand } from './docker-engine.ts';
import { sweepContainers } from './docker-owner.ts';
import { startContainer } from './docker-server.ts';
import { probeRedis } from './redis-probe.ts';
import { redisSettings } from './redis-settings.ts';
import { passwordFor } from './secret.ts';
import type { Site } from './site.ts';

const IMAGES = ['redis:8'];
const PORT = 6379;

/** The settings arrive in one line (`%b` turns \n into newlines) and become a file: arguments show in `ps`. */
const ENTRY = 'umask 077; printf %b "$AMBIA_REDIS_SETTINGS" >/tmp/ambia.conf; exec redis-server /tmp/ambia.conf';

async function askReady(address: RedisAddress) {
  const info = await probeRedis(address, 1_000);
  if (info.loading) throw new Error('it still reads its data');
  return info;
}

/** Redis in a container. Rejects with the reason where there is no engine or no image. */
export async function openDockerRedis(site: Site): Promise<Backend<RedisAddress>> {
  const engine = await dockerEngine(site);
  const image = await imageAtHand(engine, IMAGES, site);
  await sweepContainers(engine, site);
  const password = passwordFor(site.folder);
  const persistent = site.folder !== null;
  const settings = redisSettings({ bind: '0.0.0.0', port: PORT, data: '/data', password, persistent });
  const address = (port: number) => ({ url: `redis://:${password}@127.0.0.1:${port}` });
  const order = {
    ...{ image, password, port: PORT, data: '/data', user: 'redis' },
    env: { AMBIA_REDIS_SETTINGS: settings.replaceAll('\n', '\\n') },
    command: ['sh', '-c', ENTRY],
    ask: (port: number) => askReady(address(port)),
  };
  const container = await startContainer(engine, order, site);
  return {
    address: address(container.port),
    origin: 'docker',
    version: container.answer.version,
    startedByUs: true,
    persistent,
    dataFolder: container.data,
    description: `${image} in Docker, started by us (container ${container.name})`,
    stop: container.stop,
  };
}
