import type { ScheduleRules } from '../src/index.ts';

/** A watch whose clock is right and that tells nobody, but where asked otherwise. */
export function scheduleRules(
  given: Partial<Omit<ScheduleRules, 'report'>> & { report?: Partial<ScheduleRules['report']> },
) {
  const silent = { failed: () => undefined, restored: () => undefined, differs: () => undefined };
  const rules = { pattern: '*/5 * * * *', deadlineMs: 900_000, now: () => Date.now(), allowed: () => true };
  return { ...rules, ...given, report: { ...silent, ...given.report } };
}
