import { type Markup, markup } from './html-markup.ts';
import type { Box } from './svg-chart.ts';

/** From a value to a coordinate. */
export type Scale = (value: number) => number;

export interface Axis {
  readonly scale: Scale;
  readonly ticks: readonly number[];
  readonly label: (tick: number) => string;
  readonly title: string;
}

/** 0 lies at `start`, `until` at `end`. */
export function linear(until: number, start: number, end: number): Scale {
  return (value) => start + (value / until) * (end - start);
}

/** Two to six round steps from 0; the last one is at or above `until`. */
export function ticksUpTo(until: number): readonly number[] {
  const magnitude = 10 ** Math.floor(Math.log10(until));
  const step = [0.2, 0.5, 1, 2].map((size) => size * magnitude).find((size) => until / size <= 5) ?? magnitude * 2;
  const steps = Math.ceil(until / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Labels below, title at the right end under them. */
export function xAxis({ scale, ticks, label, title }: Axis, box: Box): Markup {
  return markup`<g class="axis"><line x1="${box.left}" y1="${box.bottom}" x2="${box.right}" y2="${box.bottom}"/>
${ticks.map((tick) => markup`<text x="${scale(tick)}" y="${box.bottom + 18}" text-anchor="middle">${label(tick)}</text>`)}
<text class="name" x="${box.right}" y="${box.bottom + 37}" text-anchor="end">${title}</text></g>`;
}

/** Labels and faint lines across, title above the axis so that nobody turns the head. */
export function yAxis({ scale, ticks, label, title }: Axis, box: Box): Markup {
  return markup`<g class="axis"><text class="name" x="0" y="14">${title}</text>
${ticks.map(
  (tick) => markup`<line class="grid" x1="${box.left}" y1="${scale(tick)}" x2="${box.right}" y2="${scale(tick)}"/>
<text x="${box.left - 8}" y="${scale(tick) + 4}" text-anchor="end">${label(tick)}</text>`,
)}</g>`;
}
