import { Readable } from 'node:stream';
import { seeded } from '@ambia/prediction';
import { type ActivityLog, readLog } from '../src/backtest/log/activity-log.ts';
import type { BacktestOptions } from '../src/backtest/options.ts';
import type { Source } from '../src/import/source.ts';

const DAY_MS = 86_400_000;
/** A Monday. */
const FIRST = Date.UTC(2024, 0, 1);

export interface Planted {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
}

/** Noise at any time, the news on 80 % of working-day mornings, the cinema on 90 % of Friday evenings; as TSV. */
export function plantedLog({ people, days, seed }: Planted): string {
  const random = seeded(seed);
  const lines = ['user\tts\twhat'];
  for (let day = 0; day < days; day++) {
    for (let person = 0; person < people; person++) {
      const add = (hour: number, what: string) => lines.push(`p${person}\t${timeText(day, hour)}\t${what}`);
      const weekday = day % 7;
      for (let noise = 0; noise < 2; noise++) add(random() * 24, `noise ${Math.floor(random() * 5)}`);
      if (weekday < 5 && random() < 0.8) add(8 + person / 4 + random(), 'news');
      if (weekday === 4 && random() < 0.9) add(19 + random(), 'cinema');
    }
  }
  return `${lines.join('\n')}\n`;
}

function timeText(day: number, hour: number): string {
  return new Date(FIRST + day * DAY_MS + Math.floor(hour * 60) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

export function logOf(text: string, zone = 'UTC'): Promise<ActivityLog> {
  const source: Source = {
    name: 'a test log',
    async *bytes() {
      yield* Readable.from([Buffer.from(text)]);
    },
    close: async () => {},
  };
  return readLog(source, { zone, signal: new AbortController().signal }, () => {});
}

/** What the command line means where nothing is said, with a short log in view. */
export const OPTIONS: BacktestOptions = {
  scored: { peopleFrom: 'log', minEvents: 20, minDays: 8, warmUpDays: null, activeDays: 7 },
  protocol: { protocol: 'daily', top: 3, everyMinutes: 5, sample: null, activeDays: 7 },
  rules: {
    historyDays: 30,
    confidence: { keep: 0.6, queue: 0.7 },
    leadMinutes: 5,
    timeZone: 'UTC',
    reanalyzeAfterMs: DAY_MS,
    horizonMs: 65 * 60_000,
    calibration: 'open',
  },
  llamas: ['none'],
  inflate: false,
  learnEveryDays: 3,
  shuffle: false,
  seeds: [1],
};
