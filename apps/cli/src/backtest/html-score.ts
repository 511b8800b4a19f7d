import { counted } from '../show/amounts.ts';
import { type Markup, markup } from './html-markup.ts';
import { decimal, interval, percent, whole } from './html-numbers.ts';
import { peopleFigure } from './html-people.ts';
import { reliabilityFigure } from './html-reliability.ts';
import { sheet } from './html-table.ts';
import { tokensFigure } from './html-tokens.ts';
import type { Way } from './html-ways.ts';
import type { Score } from './report.ts';

/** One way of predicting in full; its name stands above it already. */
export function scoreDetail(way: Way): Markup {
  const { score } = way;
  return markup`<p>${account(score)}</p>
<div class="grid">
${reliabilityFigure(way)}
${peopleFigure(way)}
${tokensFigure(way)}
<div>${thresholds(score)}
${periods(score)}</div>
</div>`;
}

function account(score: Score): string {
  const { people, personDays, events, emitted, queued, wastedPerHit } = score;
  const scored = `${counted(personDays, 'person-day')} of ${counted(people, 'person', 'people')}, ${counted(events, 'real event')}`;
  const made = `${counted(emitted, 'prediction')} made, ${whole(queued)} queued`;
  return `${scored}; ${made}${wastedPerHit === null ? '' : `; ${decimal(wastedPerHit, 2)} wasted pages per hit`}.`;
}

function thresholds({ precisionAt }: Score): Markup {
  return sheet({
    caption: 'If the threshold were another',
    columns: ['Threshold', 'Queued', 'Precision', '95 % over people'],
    rows: precisionAt.map(({ threshold, n, precision }) => [
      percent(threshold, 0),
      whole(n),
      percent(precision.value),
      interval(precision),
    ]),
  });
}

function periods({ queued, precision, first14Days, lastThird }: Score): Markup {
  const parts = [
    ...(first14Days === null ? [] : [['first 14 days', first14Days.queued, first14Days.precision] as const]),
    ['last third', lastThird.queued, lastThird.precision],
    ['all', queued, precision.value],
  ] as const;
  return sheet({
    caption: periodsTitle({ first14Days, lastThird }),
    columns: ['Part of the time', 'Queued', 'Precision'],
    rows: parts.map(([name, n, share]) => [name, whole(n), percent(share)]),
  });
}

/** Differences are told, not judged: over such few they may be chance. */
function periodsTitle({ first14Days, lastThird }: Pick<Score, 'first14Days' | 'lastThird'>): string {
  if (first14Days === null) return 'The last third beside all';
  if (first14Days.precision === null || lastThird.precision === null) return 'From the first days to the last';
  return `From ${percent(first14Days.precision)} in the first 14 days to ${percent(lastThird.precision)} in the last third`;
}
