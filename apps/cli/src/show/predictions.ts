import type { StoredPrediction } from '@ambia/db';
import { table } from '../table.ts';
import { wallClock } from './amounts.ts';
import { oneLine } from './one-line.ts';

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
      oneLine(row.query ?? row.action ?? row.need, TEXT_LIMIT),
      row.confidence === null ? '?' : row.confidence.toFixed(2),
      oneLine(row.status, TEXT_LIMIT),
      oneLine(row.reasoning, TEXT_LIMIT),
    ]),
  );
}

/** The need's instant where the row names a readable one, else when its page is due. */
function neededAt({ triggerTime, scheduledFor }: StoredPrediction): number | null {
  const at = Date.parse(triggerTime ?? '');
  return Number.isNaN(at) ? scheduledFor : at;
}

function whenText(at: number | null, zone: string): string {
  return at === null ? '?' : wallClock(at, zone);
}
