import type { Clock } from './clock.ts';

/** The clock's state for whoever asks whether the worker is ready. */
export function clockText(clock: Pick<Clock, 'state' | 'aheadMs'>): string {
  const off = `${offText(clock.aheadMs())} Redis' clock`;
  switch (clock.state()) {
    case 'right':
      return 'ok';
    case 'off':
      return `${off}: leaves ticks to others`;
    case 'far':
      return `${off}: takes no work; set this machine's clock`;
    case 'unknown':
      return "not compared with Redis' clock yet";
  }
}

function offText(aheadMs: number): string {
  return `${(Math.abs(aheadMs) / 1_000).toFixed(1)} s ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
}
