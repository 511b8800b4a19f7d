import { counted } from '../show/amounts.ts';
import type { BacktestReport } from './report.ts';

/** What makes a report's figures mean less than they seem to, a sentence each. */
export function warningsOn({
  slots,
  seed,
  sameReplayAs,
}: Pick<BacktestReport, 'slots' | 'seed' | 'sameReplayAs'>): string[] {
  return [...gapWarning(slots), ...seedsWarning(seed, sameReplayAs)];
}

function gapWarning(slots: BacktestReport['slots']): string[] {
  if (slots === null || !slots.gapExceedsHorizon) return [];
  const { longestGapMinutes, horizonMinutes } = slots;
  return [
    `Slots lie up to ${counted(longestGapMinutes, 'minute')} apart and look ${horizonMinutes} ahead: what comes due in a longer gap is missed by construction; look more often (--sample 48 or more, or a smaller --every).`,
  ];
}

function seedsWarning(seed: number, others: readonly number[]): string[] {
  if (others.length === 0) return [];
  const seeds = [seed, ...others].toSorted((a, b) => a - b).join(', ');
  return [
    `Seeds ${seeds} share one and the same replay: here a seed draws only the intervals, the perfect forecaster and the old function's tokens. Equal figures under these seeds confirm nothing.`,
  ];
}
