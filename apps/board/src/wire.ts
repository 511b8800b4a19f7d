import { type Closing, type Listening, type Log, listen, type Readiness, serveHealth } from '@ambia/process';
import { openQueues, type Queues, restText } from '@ambia/queue';
import { boardApp } from './app.ts';
import type { BoardConfig } from './config.ts';
import { boardMetrics } from './metrics.ts';
import { outageLog } from './outage.ts';
import { randomPassword } from './password.ts';
import { redisAnswers } from './redis-answers.ts';
import { countWrongTries } from './wrong-tries.ts';

const READY_MS = 1_500;

/** A board that answers. */
export interface Board {
  /** Without trailing slash. */
  readonly url: string;
  readonly healthUrl: string;
  /** Null where BOARD_PASSWORD is set: that one is nobody's to see. */
  readonly randomPassword: string | null;
}

/** Opens everything, each part known to `closing` as soon as it is open. @throws ListenError */
export async function openBoard(config: BoardConfig, log: Log, closing: Closing): Promise<Board> {
  const outage = outageLog(log);
  const queues = openQueues({ url: config.redis.url, prefix: config.prefix }, outage.began);
  queues.redis.on('ready', outage.ended);
  closing.add('Redis', () => queues.close());
  const metrics = boardMetrics(queues);
  const health = await serveHealth({ ...config.health, metrics, ready: () => readiness(queues) });
  closing.add('health', () => health.close());
  const password = config.board.password ?? randomPassword();
  const board = await listenBoard(config, log, queues, password);
  closing.add('board', () => board.close());
  return { url: board.url, healthUrl: health.url, randomPassword: config.board.password === null ? password : null };
}

function listenBoard(config: BoardConfig, log: Log, queues: Queues, password: string): Promise<Listening> {
  const { host, port, user, write } = config.board;
  const tries = countWrongTries(() => performance.now());
  const app = boardApp(queues, { write, standIn: config.llama.standIn, log, login: { user, password, tries } });
  return listen({
    fetch: (request, connection) => app.fetch(request, connection),
    host,
    port,
    variables: 'BOARD',
  });
}

async function readiness(queues: Queues): Promise<Readiness> {
  const ok = await redisAnswers(queues.redis, READY_MS);
  if (!ok) return { ok, checks: { redis: `no answer within ${READY_MS} ms` } };
  return { ok, checks: { redis: 'ok', work: (await restText(queues)) ?? 'ok' } };
}
