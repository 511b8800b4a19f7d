import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import { within } from './deadline.ts';
import { type Listening, listen } from './listen.ts';

/** How long a readiness check or a collection of metrics may take where nothing else is asked for. */
const DEADLINE_MS = 2_000;

/** Whether the process can do its work now. `checks` names each dependency and its state, in words of ours. */
export interface Readiness {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

export interface HealthOptions {
  readonly ready: () => Promise<Readiness>;
  readonly metrics: Registry;
  /** For one answer, milliseconds; 2,000 where absent. */
  readonly deadlineMs?: number;
}

/** GET /livez (asks nothing), /readyz (200 or 503) and /metrics, to be served alone or mounted in a larger application. */
export function healthRoutes({ ready, metrics, deadlineMs = DEADLINE_MS }: HealthOptions): Hono {
  const routes = new Hono();
  routes.get('/livez', (context) => context.text('ok'));
  routes.get('/readyz', async (context) => {
    const readiness = await readinessWithin(deadlineMs, ready);
    return context.json(readiness, readiness.ok ? 200 : 503);
  });
  routes.get('/metrics', async (context) => {
    const ending = await within(deadlineMs, () => metrics.metrics());
    if (ending.state !== 'done') return context.text(`metrics: ${ending.state}\n`, 503);
    return context.body(ending.value, 200, { 'Content-Type': metrics.contentType });
  });
  return routes;
}

async function readinessWithin(deadlineMs: number, ready: HealthOptions['ready']): Promise<Readiness> {
  const ending = await within(deadlineMs, ready);
  if (ending.state === 'done') return ending.value;
  const state = ending.state === 'late' ? `no answer within ${deadlineMs} ms` : 'failed';
  return { ok: false, checks: { readiness: state } };
}

/** Serves the three routes on HEALTH_HOST and HEALTH_PORT. @throws ListenError */
export function serveHealth(
  options: HealthOptions & { readonly host: string; readonly port: number },
): Promise<Listening> {
  const { fetch } = healthRoutes(options);
  return listen({ fetch: (request) => fetch(request), host: options.host, port: options.port, variables: 'HEALTH' });
}
