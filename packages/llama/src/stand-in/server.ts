import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { STAND_IN_MODEL } from '../stand-in-model.ts';
import { changed, type StandInBehaviour, WELL_BEHAVED } from './behaviour.ts';
import { chat } from './chat.ts';
import { control } from './control.ts';
import { listen } from './listen.ts';
import { json, problem, send } from './reply.ts';
import { countTraffic, type StandInStats } from './traffic.ts';

export interface StandInOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly behaviour?: Partial<StandInBehaviour>;
}

export interface StandIn {
  /** What a client takes as its base URL: `http://127.0.0.1:port/v1`. */
  readonly url: string;
  /** Changes some of the behaviour, for the calls that come from now on. Throws RefusedBehaviour. */
  become(behaviour: Partial<StandInBehaviour>): void;
  stats(): StandInStats;
  /** Hangs up on whoever still waits. */
  close(): Promise<void>;
}

/**
 * A local HTTP server that speaks Together's chat completions and takes the counts it is shown for probabilities; it is
 * no language model, and says so in every answer's `model`. POST /v1/chat/completions, GET /v1/models; GET /stats; GET and PUT /control.
 * Rejects with a Failure STAND_IN_PORT where it cannot listen.
 */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const traffic = countTraffic();
  let behaviour = changed(WELL_BEHAVED, options.behaviour ?? {});
  const become = (change: unknown) => {
    behaviour = changed(behaviour, change);
    return behaviour;
  };
  const routes = new Map<string, Route>([
    ['POST /v1/chat/completions', (request, response) => chat(request, response, traffic, () => behaviour)],
    ['GET /v1/models', (_, response) => send(response, json(200, [{ id: STAND_IN_MODEL, object: 'model' }]))],
    ['GET /stats', (_, response) => send(response, json(200, traffic.stats()))],
    ['GET /control', (_, response) => send(response, json(200, behaviour))],
    ['PUT /control', (request, response) => control(request, response, become)],
  ]);
  const server = createServer((request, response) => dispatch(routes, request, response));
  const origin = await listen(server, options.host, options.port);
  return {
    url: `${origin}/v1`,
    become,
    stats: traffic.stats,
    close: () => close(server),
  };
}

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

async function dispatch(routes: ReadonlyMap<string, Route>, request: IncomingMessage, response: ServerResponse) {
  const path = request.url?.split('?')[0];
  const route = routes.get(`${request.method} ${path}`);
  if (route === undefined) {
    request.resume();
    const known = [...routes.keys()].join(', ');
    return send(response, problem(404, `the stand-in knows no such route; it knows ${known}`));
  }
  try {
    await route(request, response);
  } catch {
    // The caller hung up in the middle, or we are at fault: either way this connection is over, the server is not.
    response.destroy();
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // An error only says that it was closed before.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
