import type { CalibrationMode } from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import type { CommonOptions } from '../invocation.ts';
import type { PeopleFrom } from './log/scored-days.ts';
import type { BacktestOptions, LlamaChoice } from './options.ts';
import type { Protocol } from './report.ts';

/** The command line, as it was read. */
export interface BacktestAsked extends CommonOptions {
  readonly protocol: Protocol;
  readonly top: number;
  readonly every: number;
  readonly sample?: number;
  readonly warmUp?: number;
  readonly peopleFrom: PeopleFrom;
  readonly minEvents: number;
  readonly minDays: number;
  readonly learnEvery: number;
  readonly calibration: CalibrationMode;
  readonly llama: readonly LlamaChoice[];
  readonly inflate?: boolean;
  readonly record?: string;
  readonly answers?: string;
  readonly shuffle?: boolean;
  readonly seeds: readonly number[];
  readonly zone?: string;
  readonly resume?: string;
  readonly html?: string;
}

/** The command line and the installation's settings as one: what a worker here would do. */
export function backtestOptions(asked: BacktestAsked, settings: Settings): BacktestOptions {
  const { activeDays, historyDays, confidence, leadMinutes, reanalyzeAfterMs } = settings;
  return {
    scored: {
      peopleFrom: asked.peopleFrom,
      minEvents: asked.minEvents,
      minDays: asked.minDays,
      warmUpDays: asked.warmUp ?? null,
      activeDays,
    },
    protocol: {
      protocol: asked.protocol,
      top: asked.top,
      everyMinutes: asked.every,
      sample: asked.sample ?? null,
      activeDays,
    },
    rules: {
      historyDays,
      confidence,
      leadMinutes,
      timeZone: asked.zone ?? settings.timeZone,
      reanalyzeAfterMs,
      horizonMs: settings.horizonMinutes * 60_000,
      calibration: asked.calibration,
    },
    llamas: asked.llama,
    inflate: asked.inflate ?? false,
    learnEveryDays: asked.learnEvery,
    shuffle: asked.shuffle ?? false,
    seeds: asked.seeds,
  };
}
