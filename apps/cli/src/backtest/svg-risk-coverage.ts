import { type Markup, markup, NO_MARKUP } from './html-markup.ts';
import { decimal, percent } from './html-numbers.ts';
import type { Way } from './html-ways.ts';
import type { CoveragePoint, Score } from './report.ts';
import { linear, type Scale, ticksUpTo, xAxis, yAxis } from './svg-axes.ts';
import { type Box, chart, WIDTH } from './svg-chart.ts';
import { precisionAt } from './svg-curve.ts';
import { spread } from './svg-spread.ts';

const HEIGHT = 360;
const BOX: Box = { left: 52, right: WIDTH - 34, top: 30, bottom: HEIGHT - 46 };
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
/** A curve starts with this many predictions: before that its precision is noise. */
export const LEAST = 10;
/** How many times what the chain queued the axis shows; beyond lies what nobody would queue. */
const BEYOND = 4;
/** Between letters at the right edge; units of the viewBox. */
const LETTER = 15;

type Place = Pick<CoveragePoint, 'perPersonDay' | 'precision'>;

interface Line {
  readonly way: Way;
  readonly points: readonly Place[];
}

/** Queued per person-day against precision, a curve per way, its letter at its end. */
export function riskCoverage(ways: readonly Way[], title: string): Markup {
  const ticks = ticksUpTo(shownUntil(ways));
  const until = ticks.at(-1) ?? 1;
  const [x, y] = [linear(until, BOX.left, BOX.right), linear(1, BOX.bottom, BOX.top)];
  const lines = ways
    .map((way) => ({ way, points: drawn(way.score, until, x) }))
    .filter(({ points }) => points.length > 0);
  const desc = `${ways.map(({ score }) => spoken(score)).join('; ')}. Shown up to ${decimal(until, 2)} a person-day.`;
  return chart({ id: 'risk-coverage', title, desc, height: HEIGHT }, [
    yAxis({ scale: y, ticks: TICKS, label: (tick) => percent(tick, 0), title: 'precision' }, BOX),
    xAxis({ scale: x, ticks, label: (tick) => String(tick), title: 'queued per person-day' }, BOX),
    ...lines.toReversed().map((line) => curve(line, x, y)),
    ...letters(lines, x, y),
    ...ways.filter(({ score }) => score.queuedPerPersonDay <= until).map((way) => ring(way, x, y)),
  ]);
}

function shownUntil(ways: readonly Way[]): number {
  const all = Math.max(...ways.map(({ score }) => score.riskCoverage.at(-1)?.perPersonDay ?? 0));
  const ours = Math.max(...ways.filter(({ chain }) => chain).map(({ score }) => score.queuedPerPersonDay));
  const sparsest = Math.min(...ways.map(({ score }) => score.personDays));
  return ours > 0 ? Math.min(all, Math.max(ours * BEYOND, (LEAST * BEYOND) / sparsest)) : all;
}

/** At most one point per unit of the viewBox, and one at the end of what is shown. */
function drawn({ riskCoverage, personDays }: Score, until: number, x: Scale): readonly Place[] {
  const inside = riskCoverage.filter((point) => point.perPersonDay * personDays >= LEAST - 0.5);
  const columns = new Map(inside.map((point) => [Math.round(x(point.perPersonDay)), point]));
  const shown = [...columns.values()].filter((point) => point.perPersonDay < until);
  const last = precisionAt(inside, until);
  return last === null || shown.length === 0 ? shown : [...shown, { perPersonDay: until, precision: last }];
}

function spoken({ name, queued, queuedPerPersonDay, precision }: Score): string {
  return queued === 0
    ? `${name}: nothing queued`
    : `${name}: ${decimal(queuedPerPersonDay)} a person-day, ${percent(precision.value)} came true`;
}

function curve({ way, points }: Line, x: Scale, y: Scale): Markup {
  const path = points.map(({ perPersonDay, precision }) => markup`${x(perPersonDay)},${y(precision)}`);
  return markup`<polyline class="curve ${way.color} ${way.chain ? 'chain' : 'baseline'}" points="${path}"/>`;
}

/** In one column at the right edge, each led to from where its curve ends. */
function letters(lines: readonly Line[], x: Scale, y: Scale): readonly Markup[] {
  const ends = lines.map(({ points }) => ({
    x: x(points.at(-1)?.perPersonDay ?? 0),
    y: y(points.at(-1)?.precision ?? 0),
  }));
  const heights = spread(
    ends.map((end) => end.y),
    LETTER,
    [BOX.top, BOX.bottom],
  );
  return lines.map(({ way }, index) => {
    const [end, height] = [ends[index] ?? { x: 0, y: 0 }, heights[index] ?? 0];
    return markup`<line class="leader ${way.color}" x1="${end.x}" y1="${end.y}" x2="${BOX.right + 12}" y2="${height}"/>
<text class="letter ${way.color}" x="${BOX.right + 16}" y="${height + 5}">${way.mark}</text>`;
  });
}

/** What was really queued; nothing where nothing was. */
function ring({ score, color }: Way, x: Scale, y: Scale): Markup {
  if (score.precision.value === null) return NO_MARKUP;
  return markup`<circle class="ring ${color}" cx="${x(score.queuedPerPersonDay)}" cy="${y(score.precision.value)}" r="5.5"><title>${spoken(score)}</title></circle>`;
}
