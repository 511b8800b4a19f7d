import type { Queues } from '@ambia/queue';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { timeout } from 'hono/timeout';
import { redisAnswers } from './redis-answers.ts';

const PING_MS = 2_000;
/** For a whole answer; two seconds of it may go to the PING. */
const ANSWER_MS = 5_000;

/** A command given while Redis is away would be carried out whenever it is back: so nothing is asked of it before it answers. */
export function refuseWithoutRedis(redis: Queues['redis']): MiddlewareHandler {
  return async (context, next) => {
    if (await redisAnswers(redis, PING_MS)) return next();
    return context.json(
      { error: 'Redis does not answer', message: 'Redis does not answer; try again once it does.' },
      503,
    );
  };
}

/** Nobody waits longer than this for an answer. */
export const answerInTime: MiddlewareHandler = timeout(
  ANSWER_MS,
  () =>
    new HTTPException(503, {
      message: `No answer from Redis within ${ANSWER_MS / 1_000} s; what was asked for may still happen.`,
    }),
);
