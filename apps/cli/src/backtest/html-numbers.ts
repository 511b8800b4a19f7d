import { count } from '../show/amounts.ts';
import type { Interval, Share } from './report.ts';

/** Stands where nothing was counted. */
const NOTHING = '–';
const NO_BREAK_SPACE = '\u00a0';

/** `0.022`; three digits, for everything that is no share. */
export function decimal(value: number | null, digits = 3): string {
  if (value === null || !Number.isFinite(value)) return NOTHING;
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** `78.2 %`, from 0.782. */
export function percent(value: number | null, digits = 1): string {
  const text = decimal(value === null ? null : value * 100, digits);
  return text === NOTHING ? NOTHING : `${text}${NO_BREAK_SPACE}%`;
}

/** `72.0–82.1 %`: a 95 % interval; a dash where there is none. */
export function interval({ lower, upper }: Share): string {
  if (lower === null || upper === null) return NOTHING;
  return `${decimal(lower * 100, 1)}–${percent(upper)}`;
}

/** `0.161–0.298`: a 95 % interval of a rate; a dash where there is none. */
export function rateInterval({ lower, upper }: Interval): string {
  return lower === null || upper === null ? NOTHING : band({ lower, upper });
}

/** `0.015–0.035` */
export function band({ lower, upper }: { readonly lower: number; readonly upper: number }): string {
  return `${decimal(lower)}–${decimal(upper)}`;
}

/** `2.9 h` */
export function hours(value: number | null): string {
  return value === null ? NOTHING : `${decimal(value, 1)}${NO_BREAK_SPACE}h`;
}

/** `1,124`, rounded to whole ones. */
export function whole(value: number | null): string {
  return value === null || !Number.isFinite(value) ? NOTHING : count(Math.round(value));
}
