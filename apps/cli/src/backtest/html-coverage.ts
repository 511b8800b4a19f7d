import { type Markup, markup } from './html-markup.ts';
import { decimal, percent } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { Score } from './report.ts';
import { precisionAt } from './svg-curve.ts';
import { LEAST, riskCoverage } from './svg-risk-coverage.ts';

/** All ways in one chart: what precision each reaches, the more of its predictions are queued. */
export function coverageSection(ways: readonly Way[]): Markup {
  if (!ways.some(({ score }) => score.riskCoverage.length > 0))
    return markup`<p class="empty">Nothing was predicted: there is no curve to draw.</p>`;
  const title = coverageTitle(ways);
  return markup`<figure class="wide"><figcaption><h3>${title}</h3>
<p>Each curve queues the surest predictions of one way first. A ring is what was really queued; a curve begins with its ${decimal(LEAST, 0)} surest, since fewer say nothing.</p></figcaption>
<div class="beside">${riskCoverage(ways, title)}<ol class="legend">${ways.map(legendEntry)}</ol></div></figure>`;
}

function legendEntry({ mark, color, chain, score }: Way): Markup {
  return markup`<li><svg class="swatch" viewBox="0 0 34 10" aria-hidden="true"><line class="curve ${color} ${chain ? 'chain' : 'baseline'}" x1="0" y1="5" x2="34" y2="5"/></svg>
<b class="${color}">${mark}</b> <span>${score.name}<br><small>${operatingPoint(score)}</small></span></li>`;
}

function operatingPoint({ queued, queuedPerPersonDay, precision }: Score): string {
  if (queued === 0) return 'nothing queued';
  return `${decimal(queuedPerPersonDay)} a person-day, ${percent(precision.value)} came true`;
}

function coverageTitle(ways: readonly Way[]): string {
  const [chain, ...others] = ways;
  if (chain === undefined || chain.score.queued === 0) return 'The chain queued nothing';
  const { name, precision, queuedPerPersonDay } = chain.score;
  const ours = `${name}: ${decimal(queuedPerPersonDay)} queued a person-day, ${percent(precision.value)} came true`;
  const best = bestAt(
    others.filter((way) => !way.chain),
    queuedPerPersonDay,
  );
  return best === null
    ? ours
    : `${ours}; the best baseline that queues as many, ${best.name}: ${percent(best.precision)}`;
}

interface Rival {
  readonly name: string;
  readonly precision: number;
}

/** Whoever is most precise when it queues as many; null if nobody does. */
function bestAt(baselines: readonly Way[], perPersonDay: number): Rival | null {
  return baselines.reduce<Rival | null>((best, { score }) => {
    const precision = precisionAt(score.riskCoverage, perPersonDay);
    if (precision === null || (best !== null && best.precision >= precision)) return best;
    return { name: score.name, precision };
  }, null);
}
