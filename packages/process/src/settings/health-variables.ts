import { host, listeningPort, oneOf } from './kind.ts';
import type { Variables } from './variable.ts';

export const HEALTH = {
  HEALTH_HOST: {
    ...host,
    meaning: 'Address on which a worker serves /livez, /readyz and /metrics; in a container 0.0.0.0.',
    default: '127.0.0.1',
  },
  HEALTH_PORT: {
    ...listeningPort,
    meaning: 'Port for the same; several workers on one machine need one each.',
    default: '9464',
  },
  LOG_LEVEL: {
    ...oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    meaning: 'The least important kind of line that is logged.',
    default: 'info',
  },
} as const satisfies Variables;
