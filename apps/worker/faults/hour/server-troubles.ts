import type { Stage } from '../stage/stage.ts';
import type { TcpProxy } from '../stage/tcp-proxy.ts';
import { between } from './draw.ts';
import type { Scene, Trouble } from './trouble.ts';

const AWAY_MS = [1_000, 10_000] as const;
const FROZEN_MS = [3_000, 15_000] as const;
/** Replies are swallowed until the connection counts as silent, and less. */
const SWALLOWED_MS = [500, 6_000] as const;
const SLOW_MS = [10_000, 20_000] as const;
const DELAY_MS = [50, 500] as const;
const RESETS = [2, 8] as const;
const BETWEEN_RESETS_MS = [100, 2_000] as const;

export const SERVER_TROUBLES: readonly Trouble[] = [
  { name: 'Redis kill -9', strike: (scene) => killed(scene, scene.stage.redis) },
  { name: 'Redis’ replies swallowed', strike: swallowed },
  { name: 'Redis reset', strike: (scene) => resets(scene, scene.stage.redisProxy) },
  { name: 'Redis slow', strike: (scene) => slow(scene, scene.stage.redisProxy) },
  { name: 'Redis silent', strike: silent },
  { name: 'FLUSHALL', strike: flushed },
  { name: 'MySQL kill -9', strike: (scene) => killed(scene, scene.stage.mysql) },
  { name: 'MySQL SIGSTOP', strike: frozen },
  { name: 'MySQL reset', strike: (scene) => resets(scene, scene.stage.mysqlProxy) },
  { name: 'MySQL slow', strike: (scene) => slow(scene, scene.stage.mysqlProxy) },
];

async function killed({ stage, random }: Scene, server: Pick<Stage['redis'], 'kill' | 'start'>): Promise<void> {
  await server.kill();
  await stage.pass(between(random, ...AWAY_MS));
  await server.start();
}

async function frozen({ stage, random }: Scene): Promise<void> {
  stage.mysql.signal('SIGSTOP');
  await stage.pass(between(random, ...FROZEN_MS));
  stage.mysql.signal('SIGCONT');
}

async function swallowed({ stage, random }: Scene): Promise<void> {
  stage.redisProxy.dropReplies();
  await stage.pass(between(random, ...SWALLOWED_MS));
  stage.redisProxy.pass();
  stage.redisProxy.reset();
}

async function resets({ stage, random }: Scene, proxy: TcpProxy): Promise<void> {
  for (let left = Math.round(between(random, ...RESETS)); left > 0; left--) {
    proxy.reset();
    await stage.pass(between(random, ...BETWEEN_RESETS_MS));
  }
}

async function slow({ stage, random }: Scene, proxy: TcpProxy): Promise<void> {
  proxy.delay(between(random, ...DELAY_MS));
  await stage.pass(between(random, ...SLOW_MS));
  proxy.pass();
}

async function silent({ stage, random }: Scene): Promise<void> {
  stage.redisProxy.stall();
  await stage.pass(between(random, ...FROZEN_MS));
  stage.redisProxy.pass();
}

/** Whoever is queued is lost with it; of their runs only the next one's people can be asked for. */
async function flushed({ stage: { store, queues }, lostRuns }: Scene): Promise<void> {
  const note = async () => {
    for (const { slot } of await store.openRuns()) lostRuns.add(new Date(slot).toISOString());
  };
  await note();
  await queues.redis.flushall();
  await note();
}
