import type { Log } from '@ambia/process';

/** One line when Redis goes and one when it is back, instead of one for each try to reach it. */
export interface Outage {
  readonly began: (error: Error) => void;
  readonly ended: () => void;
}

export function outageLog(log: Log): Outage {
  let away = false;
  return {
    began(error) {
      if (!away) log.warn({ err: error }, 'Redis is away; the board stays up');
      away = true;
    },
    ended() {
      if (away) log.info('Redis is back');
      away = false;
    },
  };
}
