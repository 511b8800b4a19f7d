import { type Markup, markup } from './html-markup.ts';
import { percent, whole } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { ReliabilityBin } from './report.ts';
import { linear, type Scale, xAxis, yAxis } from './svg-axes.ts';
import { type Box, chart, WIDTH } from './svg-chart.ts';

const HEIGHT = 440;
const BOX: Box = { left: 52, right: WIDTH - 22, top: 30, bottom: HEIGHT - 46 };
/** The threshold that is in force (DESIGN §1). */
const QUEUED_FROM = 0.7;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** Of the fullest bin and of the emptiest that holds anything; units of the viewBox. */
const [LARGEST, SMALLEST] = [13, 2.5];

const x = linear(1, BOX.left, BOX.right);
const y = linear(1, BOX.bottom, BOX.top);

/** Confidence against what came true: a dot per bin, its area by count, the count beside it. */
export function reliability({ score, id, color }: Way, title: string): Markup {
  const bins = score.bins.filter(({ n }) => n > 0);
  const radius = radiusOf(bins);
  const desc = bins.map(spoken).join('; ') || 'No bin holds a prediction.';
  return chart({ id: `${id}-reliability`, title, desc, height: HEIGHT }, [
    yAxis({ scale: y, ticks: TICKS, label: (tick) => percent(tick, 0), title: 'came true' }, BOX),
    xAxis({ scale: x, ticks: TICKS, label: (tick) => percent(tick, 0), title: 'stated confidence' }, BOX),
    diagonal(),
    threshold(),
    ...bins.map((bin) => gap(bin, color)),
    ...bins.map((bin) => dot(bin, radius(bin.n), color)),
    ...bins.map((bin) => countBeside(bin, radius(bin.n))),
  ]);
}

function radiusOf(bins: readonly ReliabilityBin[]): Scale {
  const most = Math.max(1, ...bins.map(({ n }) => n));
  return (n) => Math.max(SMALLEST, LARGEST * Math.sqrt(n / most));
}

function spoken({ meanConfidence, hitRate, n }: ReliabilityBin): string {
  return `${whole(n)} stated ${percent(meanConfidence)}: ${percent(hitRate)} came true`;
}

function diagonal(): Markup {
  return markup`<line class="ideal" x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}"/>`;
}

function threshold(): Markup {
  const at = x(QUEUED_FROM);
  return markup`<line class="threshold" x1="${at}" y1="${BOX.top}" x2="${at}" y2="${BOX.bottom}"/>
<text class="name" x="${at}" y="14" text-anchor="middle">queued from ${percent(QUEUED_FROM, 0)}</text>`;
}

/** How far the bin is from meaning what it says. */
function gap({ meanConfidence, hitRate }: ReliabilityBin, color: string): Markup {
  const at = x(meanConfidence);
  return markup`<line class="gap ${color}" x1="${at}" y1="${y(meanConfidence)}" x2="${at}" y2="${y(hitRate)}"/>`;
}

function dot(bin: ReliabilityBin, radius: number, color: string): Markup {
  return markup`<circle class="dot ${color}" cx="${x(bin.meanConfidence)}" cy="${y(bin.hitRate)}" r="${radius}"><title>${spoken(bin)}</title></circle>`;
}

/** On the side away from the diagonal, unless the axis is there. */
function countBeside({ meanConfidence, hitRate, n }: ReliabilityBin, radius: number): Markup {
  const below = y(hitRate) + radius + 13;
  const above = y(hitRate) - radius - 4;
  const at = (hitRate < meanConfidence && below < BOX.bottom - 2) || above < BOX.top + 8 ? below : above;
  return markup`<text class="count" x="${x(meanConfidence)}" y="${at}" text-anchor="middle">${whole(n)}</text>`;
}
