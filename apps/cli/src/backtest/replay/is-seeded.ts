import type { BacktestOptions } from '../options.ts';

/**
 * Whether another seed makes another replay: it shuffles the log, and slot by slot it draws everybody's first slot and
 * the sample. Everywhere else it only draws the intervals, the perfect forecaster and the old function's summaries.
 */
export function isSeeded({ shuffle, protocol }: Pick<BacktestOptions, 'shuffle' | 'protocol'>): boolean {
  return shuffle || protocol.protocol === 'slots';
}
