import type { Asked } from './llama/ask.ts';
import { dateText } from './log/calendar.ts';
import type { BacktestOptions } from './options.ts';
import type { Prepared } from './prepared.ts';
import type { BacktestReport } from './report.ts';

interface Found extends Pick<BacktestReport, 'seed' | 'scores'> {
  readonly asked: readonly Asked[];
}

export function reportOf(
  { log, scored }: Prepared,
  { protocol, rules, shuffle }: BacktestOptions,
  { seed, scores, asked }: Found,
): BacktestReport {
  return {
    file: shuffle ? `${log.name} (times shuffled)` : log.name,
    protocol: protocol.protocol,
    scoredFrom: dateText(scored.firstDay),
    scoredUntil: dateText(scored.lastDay),
    warmUpDays: scored.warmUpDays,
    zone: log.zone,
    events: log.events,
    people: log.people.length,
    scoredPeople: scored.people.length,
    llama: asked.map(({ label }) => label).join(', '),
    calibration: rules.calibration,
    seed,
    scores,
  };
}
