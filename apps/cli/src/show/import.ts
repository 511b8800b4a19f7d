import type { ImportReport } from '../import/import-file.ts';
import { pairs } from '../table.ts';
import { count, counted, instantUtc } from './amounts.ts';

/** What an import did, or would do. */
export function importText(name: string, report: ImportReport, dryRun: boolean): string {
  const { events, people, bad, weeks, newest, inserted, moved, unchanged } = report;
  const left = bad === 0 ? '' : `; ${counted(bad, 'line')} left out`;
  return pairs([
    ['file', name],
    ['events', `${count(events)} of ${counted(people, 'person', 'people')}${left}`],
    ['shifted', `${shiftText(weeks)}; the newest is now at ${instantUtc(newest)} UTC`],
    [
      'rows',
      dryRun
        ? 'none, because of --dry-run'
        : `${count(inserted)} new, ${count(moved)} moved, ${count(unchanged)} unchanged`,
    ],
  ]);
}

function shiftText(weeks: number): string {
  if (weeks === 0) return 'not at all';
  return `${counted(Math.abs(weeks), 'week')} ${weeks > 0 ? 'forward' : 'back'}`;
}
