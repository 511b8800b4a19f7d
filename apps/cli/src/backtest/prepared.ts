import { allBaselines, type BaselineEmitted } from './baselines/all.ts';
import type { ActivityLog } from './log/activity-log.ts';
import { calendarOf } from './log/calendar.ts';
import { scoredDays } from './log/scored-days.ts';
import type { BacktestOptions } from './options.ts';
import { openTaughtDays } from './replay/lessons.ts';
import type { ReplaySetting } from './replay/setting.ts';

/** A log with everything that all ways of predicting share. */
export interface Prepared extends Pick<ReplaySetting, 'log' | 'calendar' | 'scored' | 'taught'> {
  readonly baselines: readonly BaselineEmitted[];
}

/** @throws Complaint where nothing of the log can be scored */
export function prepared(log: ActivityLog, options: BacktestOptions): Prepared {
  const calendar = calendarOf(log);
  const scored = scoredDays(log, calendar, options.scored);
  const taught = openTaughtDays(log, calendar);
  return { log, calendar, scored, taught, baselines: allBaselines({ calendar, scored, log, options }) };
}
