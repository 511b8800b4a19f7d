import type { Asked } from './llama/ask.ts';
import { dateText } from './log/calendar.ts';
import type { BacktestOptions } from './options.ts';
import type { Prepared } from './prepared.ts';
import { remarksOn } from './remarks.ts';
import { isSeeded } from './replay/is-seeded.ts';
import type { BacktestReport } from './report.ts';
import { slotsAccount } from './slots-account.ts';
import { warningsOn } from './warnings.ts';

interface Found extends Pick<BacktestReport, 'seed' | 'scores'> {
  readonly asked: readonly Asked[];
}

export function reportOf(ready: Prepared, options: BacktestOptions, found: Found): BacktestReport {
  const report = { ...factsOf(ready, options, found), scores: found.scores };
  const days = ready.scored.lastDay - ready.scored.firstDay + 1;
  return { ...report, warnings: warningsOn(report), remarks: remarksOn(report, days) };
}

type Facts = Omit<BacktestReport, 'scores' | 'warnings' | 'remarks'>;

function factsOf({ log, calendar, scored }: Prepared, options: BacktestOptions, { seed, asked }: Found): Facts {
  return {
    file: options.shuffle ? `${log.name} (times shuffled)` : log.name,
    protocol: options.protocol.protocol,
    scoredFrom: dateText(scored.firstDay),
    scoredUntil: dateText(scored.lastDay),
    warmUpDays: scored.warmUpDays,
    zone: log.zone,
    events: log.events,
    people: log.people.length,
    scoredPeople: scored.people.length,
    peopleFrom: options.scored.peopleFrom,
    ...scored.threshold,
    llama: asked.map(({ label }) => label).join(', '),
    calibration: options.rules.calibration,
    seed,
    sameReplayAs: isSeeded(options) ? [] : options.seeds.filter((other) => other !== seed),
    slots: slotsAccount({ calendar, scored }, options, seed),
  };
}
