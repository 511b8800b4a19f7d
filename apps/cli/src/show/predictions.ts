import type { StoredPrediction } from '@ambia/db';
import { cleanText, cutVisibly, localTime } from '@ambia/prediction';
import { table } from '../table.ts';

/** So that a row stays readable; --json has all of it. */
const TEXT_LIMIT = 80;

/** A person's predictions, soonest first, on the wall clock of `zone` (IANA). */
export function predictionsTable(predictions: readonly StoredPrediction[], zone: string): string {
  const rows = predictions.toSorted((one, other) => (neededAt(one) ?? 0) - (neededAt(other) ?? 0));
  return table(
    [
      { title: `WHEN (${zone})` },
      { title: 'WHAT' },
      { title: 'CONFIDENCE', right: true },
      { title: 'STATUS' },
      { title: 'WHY' },
    ],
    rows.map((row) => [
      whenText(neededAt(row), zone),
      oneLine(row.query ?? row.action ?? row.need),
      row.confidence === null ? '?' : row.confidence.toFixed(2),
      oneLine(row.status),
      oneLine(row.reasoning),
    ]),
  );
}

/** The need's instant where the row names a readable one, else when its page is due. */
function neededAt({ triggerTime, scheduledFor }: StoredPrediction): number | null {
  const at = Date.parse(triggerTime ?? '');
  return Number.isNaN(at) ? scheduledFor : at;
}

function whenText(at: number | null, zone: string): string {
  if (at === null) return '?';
  const { date, weekday, time } = localTime(at, zone);
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1, 3)} ${date} ${time}`;
}

/** Whoever wrote the row, it must not steer the terminal. */
function oneLine(text: string | null): string {
  return cutVisibly(cleanText(text) ?? '', TEXT_LIMIT);
}
