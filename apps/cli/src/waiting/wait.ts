import type { MySqlSettings } from '@ambia/process';
import { redisAddress } from '@ambia/queue';
import { mysqlPlace } from '../addresses.ts';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import type { Invocation } from '../invocation.ts';
import type { Progress } from '../progress.ts';
import { type Outage, watchOutage } from './outage.ts';
import { NO_WORKER, type Unattended, watchUnattended } from './unattended.ts';

/** Everything to be told to somebody who waits. */
export interface Wait {
  readonly progress: Progress;
  readonly redis: Outage;
  readonly mysql: Outage;
  readonly unattended: Unattended;
  /** Why it is not done in time. */
  late(what: string, seconds: number): Complaint;
}

export interface WaitedOn {
  readonly redis: { readonly url: string };
  readonly mysql: Pick<MySqlSettings, 'host' | 'port' | 'database'>;
}

export function openWait({ io, out }: Pick<Invocation, 'io' | 'out'>, { redis, mysql }: WaitedOn): Wait {
  const progress = out.progress();
  const say = (line: string) => {
    progress.end();
    out.say(line);
  };
  const watch = { say, elapsed: io.elapsed };
  const outages = {
    redis: watchOutage(`Redis at ${redisAddress(redis.url)}`, watch),
    mysql: watchOutage(`the database at ${mysqlPlace(mysql)}`, watch),
  };
  const unattended = watchUnattended({ say }, io.now);
  return {
    progress,
    ...outages,
    unattended,
    late(what, seconds) {
      const away = outages.redis.complaint() ?? outages.mysql.complaint();
      const time = `${what} within ${seconds} s`;
      if (away !== null) return new Complaint(away.exitCode, away.code, `${time}: ${away.message}`);
      const why = unattended.taken() ? '' : `: ${NO_WORKER}`;
      return new Complaint(EXIT.late, 'NOT_IN_TIME', `${time}${why}; it may still end: see \`ambia runs\``);
    },
  };
}
