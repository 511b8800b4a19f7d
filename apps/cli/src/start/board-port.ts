import { listen, type Settings } from '@ambia/process';
import { isSet } from '../config.ts';
import type { Io } from '../io.ts';

/** Whether the board's port was chosen: then no other will do. */
export function boardPortChosen({ board }: Pick<Settings, 'board'>, env: Io['env']): boolean {
  return isSet(env, 'BOARD_PORT') && board.port !== 0;
}

/** Before anything else is started: a board that cannot listen would only end it all again. @throws ListenError */
export async function requireBoardPort(settings: Pick<Settings, 'board'>, env: Io['env']): Promise<void> {
  const { host, port } = settings.board;
  const probe = { host, port: boardPortChosen(settings, env) ? port : 0, variables: 'BOARD' } as const;
  const listening = await listen({ fetch: () => new Response(null, { status: 503 }), ...probe });
  await listening.close();
}
