import type { Log } from '@ambia/process';
import type { Queues } from '@ambia/queue';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type BullBoardOptions, bullBoard } from './bull-board.ts';
import { type BoardEnv, type Login, login } from './login.ts';
import { refuseChanges, refuseCrossSite } from './origin.ts';
import { answerInTime, refuseWithoutRedis } from './redis-guard.ts';
import { cacheControl, securityHeaders } from './response-headers.ts';

export interface AppOptions extends BullBoardOptions {
  readonly login: Login;
  readonly log: Log;
}

/** Everything on the board's port. The password comes before all else, so that no route can be told from another. */
export function boardApp(queues: Queues, options: AppOptions): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.use(securityHeaders, cacheControl, login(options.login), refuseCrossSite);
  if (!options.write) app.use(refuseChanges);
  app.use('/api/*', answerInTime, refuseWithoutRedis(queues.redis));
  app.route('/', bullBoard(queues, options));
  app.notFound((context) => context.text('There is nothing here.\n', 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return context.text(`${error.message}\n`, error.status);
    options.log.error({ err: error }, 'the board could not answer');
    return context.text('The board could not answer; its log says why.\n', 500);
  });
  return app;
}
