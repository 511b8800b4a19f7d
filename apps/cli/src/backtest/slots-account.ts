import type { BacktestOptions } from './options.ts';
import type { Prepared } from './prepared.ts';
import { longestGap } from './replay/slot-gap.ts';
import type { SlotsAccount } from './report.ts';

const MINUTE_MS = 60_000;

/** When the chain looked, and whether anything could come due unseen; null where it looked once a day. */
export function slotsAccount(
  { calendar, scored }: Pick<Prepared, 'calendar' | 'scored'>,
  { protocol, rules: { horizonMs } }: Pick<BacktestOptions, 'protocol' | 'rules'>,
  seed: number,
): SlotsAccount | null {
  if (protocol.protocol === 'daily') return null;
  const gap = longestGap({ calendar, scored, protocol: { ...protocol, seed } });
  return {
    everyMinutes: protocol.everyMinutes,
    sample: protocol.sample,
    longestGapMinutes: gap / MINUTE_MS,
    horizonMinutes: horizonMs / MINUTE_MS,
    gapExceedsHorizon: gap > horizonMs,
  };
}
