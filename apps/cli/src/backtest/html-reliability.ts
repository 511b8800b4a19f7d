import { type Markup, markup } from './html-markup.ts';
import { band, decimal } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { ReliabilityBin, Score } from './report.ts';
import { reliability } from './svg-reliability.ts';

/** Whether the stated confidence is what comes true, seen over everything predicted. */
export function reliabilityFigure(way: Way): Markup {
  if (way.score.emitted === 0)
    return markup`<p class="empty">Nothing was predicted: there is no confidence to check.</p>`;
  const title = reliabilityTitle(way.score);
  return markup`<figure><figcaption><h3>${title}</h3>
<p>On the dashed line, confidence means what it says. A dot is a bin of all predictions made, queued or not, its area and the number beside it how many.</p></figcaption>
${reliability(way, title)}</figure>`;
}

function reliabilityTitle({ ece, eceFloor, bins }: Score): string {
  const figures = `ECE ${decimal(ece)}; a perfect forecaster shows ${band(eceFloor)}`;
  if (ece <= eceFloor.upper) return `Confidence means what it says (${figures})`;
  return `${direction(bins, ece)} (${figures})`;
}

/** One-sided if most of the error is. */
function direction(bins: readonly ReliabilityBin[], ece: number): string {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  const over = bins.reduce((sum, bin) => sum + (bin.n === 0 ? 0 : bin.n * (bin.meanConfidence - bin.hitRate)), 0) / n;
  if (Math.abs(over) < ece / 2) return 'Confidence is off, here too high and there too low';
  return over > 0 ? 'Confidence is too high' : 'Confidence is too low';
}
