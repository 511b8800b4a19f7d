import { type Markup, markup } from './html-markup.ts';
import { band, decimal, hours, interval, percent, rateInterval, whole } from './html-numbers.ts';
import { type Cell, sheet } from './html-table.ts';
import type { Way } from './html-ways.ts';

const COLUMNS = [
  'Way of predicting',
  'Queued per person and day',
  '95 % over people',
  'Precision',
  '95 % over people',
  'Served',
  'Recall',
  'Mean window',
  'ECE',
  'Perfect forecaster',
  'Brier skill',
  'Tokens per person and day',
];

/** All scores, a row each. */
export function summary(ways: readonly Way[]): Markup {
  return markup`${sheet({ caption: 'Every way of predicting, scored alike', columns: COLUMNS, rows: ways.map(cells) })}
<p class="sideways">The table goes on to the right.</p>`;
}

function cells({ mark, color, score }: Way): readonly Cell[] {
  return [
    markup`<b class="${color}">${mark}</b> ${score.name}`,
    decimal(score.queuedPerPersonDay),
    rateInterval(score.queuedPerPersonDayInterval),
    percent(score.precision.value),
    interval(score.precision),
    percent(score.served.value),
    percent(score.recall.value),
    hours(score.meanWindowHours),
    decimal(score.emitted === 0 ? null : score.ece),
    score.emitted === 0 ? decimal(null) : band(score.eceFloor),
    decimal(score.emitted === 0 ? null : score.skill),
    whole(score.llama?.tokensPerPersonDay ?? null),
  ];
}
