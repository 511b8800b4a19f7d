import type { Closing } from '@ambia/process';
import type { Io } from '../io.ts';

/** What a bench stands on. */
export interface Ground {
  readonly io: Pick<Io, 'env' | 'home' | 'checkout'>;
  /** Share of the full size, above 0. */
  readonly scale: number;
  readonly signal: AbortSignal;
  /** One line of progress for people. */
  readonly say: (line: string) => void;
  /** Closed after the bench, the newest first. */
  readonly closing: Closing;
  /** Notes a server that it is measured on, as it says itself. */
  readonly ranOn: (server: string) => void;
}

/** A number of people, rows or jobs at this scale, at least 1. */
export function scaled({ scale }: Pick<Ground, 'scale'>, full: number): number {
  return Math.max(1, Math.round(full * scale));
}
