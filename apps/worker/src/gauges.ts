import type { Reliability } from '@ambia/prediction';
import { within } from '@ambia/process';
import { llamaStandstill, type Queues } from '@ambia/queue';
import { Gauge, type Registry } from 'prom-client';
import type { Shown } from './learned-cache.ts';

export const BREAKER = {
  name: 'ambia_llama_breaker',
  help: 'All calls to Llama stopped, by the code that somebody has to see to; absent while they flow.',
  of: 'breaker',
} as const;
export const AWAY = {
  name: 'ambia_llama_away',
  help: 'Calls to Llama fail for everyone, by the code of the failure: all wait, one a second is tried; absent while they flow.',
  of: 'away',
} as const;

export function clockGauge(aheadMs: () => number, registers: Registry[]): void {
  const help = 'How far this machine’s clock is ahead of Redis’ (behind: negative)';
  gauge('ambia_clock_offset_seconds', help, () => aheadMs() / 1_000, registers);
}

/** Less than a scrape may take, so that the process's own metrics are there while Redis or MySQL is not. */
const ANSWER_MS = 1_000;

/** One series at most, of the code of what happened; the same on every worker. */
export function standstillGauge(
  { name, help, of }: { name: string; help: string; of: 'breaker' | 'away' },
  queues: Queues,
  registers: Registry[],
): void {
  new Gauge({
    name,
    help,
    labelNames: ['code'],
    registers,
    async collect() {
      const ending = await within(ANSWER_MS, () => llamaStandstill(queues));
      this.reset();
      if (ending.state === 'done' && ending.value?.[of]) this.set({ code: ending.value.code }, 1);
    },
  });
}

export function tokensLeftGauge(left: () => Promise<number | null>, registers: Registry[]): void {
  new Gauge({
    name: 'ambia_llama_tokens_left',
    help: 'What is left of LLAMA_DAILY_TOKENS; absent without a limit.',
    // With a label that is never set a gauge without a value is absent and not 0.
    labelNames: [],
    registers,
    async collect() {
      const ending = await within(ANSWER_MS, left);
      this.remove();
      if (ending.state === 'done' && ending.value !== null) this.set(ending.value);
    },
  });
}

/** What the database has, and so the same on every worker, however long it runs. */
export function learnedGauges(read: () => Shown, registers: Registry[]): void {
  gauge(
    'ambia_last_learned_timestamp_seconds',
    'When a worker last learned from the past, whichever it was; 0 before the first time',
    () => (read().learnedAt ?? 0) / 1_000,
    registers,
  );
  reliabilityGauges(() => read().reliability, registers);
}

/** Of the newest 300 queued predictions whose window is over. */
function reliabilityGauges(read: () => Reliability | null, registers: Registry[]): void {
  const shown = (of: (reliability: Reliability) => number) => () => {
    const reliability = read();
    return reliability === null ? 0 : of(reliability);
  };
  const about = 'the newest 300 queued predictions whose window is over';
  gauge(
    'ambia_queued_outcomes',
    `How many there are of ${about}`,
    shown(({ outcomes }) => outcomes),
    registers,
  );
  gauge(
    'ambia_queued_precision',
    `Share of hits among ${about}`,
    shown(({ precision }) => precision),
    registers,
  );
  gauge(
    'ambia_queued_confidence',
    `Mean confidence of ${about}`,
    shown(({ confidence }) => confidence),
    registers,
  );
  gauge(
    'ambia_queued_confidence_off',
    `1 where precision and mean confidence of ${about} are more than 0.10 apart`,
    shown(({ off }) => Number(off)),
    registers,
  );
}

/** A number that is read when it is asked for. */
export function gauge(name: string, help: string, read: () => number, registers: Registry[]): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}
