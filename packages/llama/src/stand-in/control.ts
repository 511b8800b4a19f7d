import type { IncomingMessage, ServerResponse } from 'node:http';
import { RefusedBehaviour, type StandInBehaviour } from './behaviour.ts';
import { readBody } from './body.ts';
import { json, problem, type Reply, send } from './reply.ts';

/** PUT /control: some fields of the behaviour as JSON; answers with the whole of it, or 400 and what was wrong. */
export async function control(
  request: IncomingMessage,
  response: ServerResponse,
  become: (change: unknown) => StandInBehaviour,
): Promise<void> {
  const body = await readBody(request);
  send(response, body === null ? problem(413, 'the behaviour is longer than 16 MiB') : told(body, become));
}

function told(body: string, become: (change: unknown) => StandInBehaviour): Reply {
  try {
    return json(200, become(JSON.parse(body)));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return problem(400, 'expected JSON, such as {"failRate":0.5,"failStatus":503}');
    if (thrown instanceof RefusedBehaviour) return problem(400, thrown.message);
    throw thrown;
  }
}
