import { queueGauges } from '@ambia/process';
import { type Queues, queueDepths } from '@ambia/queue';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** The process's own metrics and those of the queues. */
export function boardMetrics(queues: Queues): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  queueGauges(register, () => queueDepths(queues, Date.now()));
  return register;
}
