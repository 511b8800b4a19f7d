import type { MysqlAddress } from './address.ts';
import type { Backend } from './backend.ts';
import { dockerEngine, imageAtHand } from './docker-engine.ts';
import { sweepContainers } from './docker-owner.ts';
import { startContainer } from './docker-server.ts';
import { checkedDatabase } from './mysql-accounts.ts';
import { RUNNING, THROWN_AWAY } from './mysql-flags.ts';
import { probeMysql } from './mysql-probe.ts';
import { passwordFor } from './secret.ts';
import type { Site } from './site.ts';

const IMAGES = ['mysql:8.4', 'mariadb:11'];
const PORT = 3306;

/** The images' own contract. Their `root` is the account with full privileges; only loopback is published. */
function environment(image: string, database: string, password: string): Readonly<Record<string, string>> {
  const product = image.startsWith('mariadb') ? 'MARIADB' : 'MYSQL';
  return {
    [`${product}_ROOT_PASSWORD`]: password,
    [`${product}_ROOT_HOST`]: '%',
    [`${product}_DATABASE`]: checkedDatabase(database),
  };
}

/** MySQL, else MariaDB, in a container. Rejects with the reason where there is no engine or no image. */
export async function openDockerMysql(site: Site): Promise<Backend<MysqlAddress>> {
  const engine = await dockerEngine(site);
  const image = await imageAtHand(engine, IMAGES, site);
  await sweepContainers(engine, site);
  const password = passwordFor(site.folder);
  const order = {
    ...{ image, password, port: PORT, data: '/var/lib/mysql' },
    env: environment(image, site.database, password),
    command: [...RUNNING, ...(site.folder === null ? THROWN_AWAY : [])],
    ask: (port: number) => probeMysql({ host: '127.0.0.1', port }, 1_000),
  };
  site.say(`starting ${image} in Docker; its first start makes its data`);
  const container = await startContainer(engine, order, site);
  return {
    address: { host: '127.0.0.1', port: container.port, user: 'root', password, database: site.database },
    origin: 'docker',
    version: container.answer.version,
    startedByUs: true,
    persistent: site.folder !== null,
    dataFolder: container.data,
    description: `${image} in Docker, started by us (container ${container.name})`,
    stop: container.stop,
  };
}
