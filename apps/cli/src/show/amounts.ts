import { localTime } from '@ambia/prediction';

/** `27,912` */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 person`, `27,912 people`; without `many`, an s is added. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `340 ms`, `12.3 s`, `4 min 05 s`, `2 h 03 min` */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  const [minutes, seconds] = [Math.floor(ms / 60_000), Math.floor((ms % 60_000) / 1_000)];
  if (minutes < 60) return `${minutes} min ${String(seconds).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `0.8123` US dollars: costs are small. */
export function dollars(usd: number): string {
  return `$${usd.toFixed(usd >= 1 ? 2 : 4)}`;
}

/** `08:40:00 UTC` */
export function clockUtc(at: number): string {
  return `${new Date(at).toISOString().slice(11, 19)} UTC`;
}

/** `2026-11-22 08:40:00` in UTC, from ISO 8601. */
export function instantUtc(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

/** `Sun 2026-11-22 08:40` on the wall clock of `zone` (IANA). */
export function wallClock(at: number, zone: string): string {
  const { date, weekday, time } = localTime(at, zone);
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1, 3)} ${date} ${time}`;
}
