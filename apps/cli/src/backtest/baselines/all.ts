import { CANDIDATE_LIMIT, type Considered } from '@ambia/prediction';
import type { BacktestOptions } from '../options.ts';
import type { ReplaySetting } from '../replay/setting.ts';
import { crowdBefore } from './crowd.ts';
import { emittedBy, morningsOf } from './emitted.ts';
import { globalTop } from './global-top.ts';
import { hourOfDay } from './hour-of-day.ts';
import { hourOfWeek } from './hour-of-week.ts';
import { sameTimeLastWeek } from './last-week.ts';
import { separateCounts } from './separate-counts.ts';

const BASELINES = [globalTop, separateCounts, hourOfDay, hourOfWeek, sameTimeLastWeek] as const;

export interface BaselineEmitted {
  readonly name: string;
  readonly emitted: readonly Considered[];
}

type Parts = Pick<ReplaySetting, 'log' | 'calendar' | 'scored'> & { readonly options: BacktestOptions };

/** What the baselines emit on every morning that counts: as many as the chain may a day, slot by slot as many as it considers. */
export function allBaselines({ log, calendar, scored, options }: Parts): BaselineEmitted[] {
  const { protocol, rules } = options;
  const limit = protocol.protocol === 'daily' ? protocol.top : CANDIDATE_LIMIT;
  const emission = { rules, zone: log.zone, limit };
  const mornings = scored.people
    .flatMap((person) => morningsOf(person, calendar, emission))
    .toSorted((a, b) => a.slot - b.slot);
  const crowdOf = crowdBefore(log);
  const days = mornings.map((morning) => ({ morning, crowd: crowdOf(morning.past.day) }));
  return BASELINES.map((baseline) => ({
    name: baseline.name,
    emitted: days.flatMap(({ morning, crowd }) => emittedBy(baseline, morning, crowd, emission)),
  }));
}
