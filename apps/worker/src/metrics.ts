import type { Llama } from '@ambia/llama';
import { OUTCOMES } from '@ambia/prediction';
import { queueGauges } from '@ambia/process';
import { type Queues, queueDepths } from '@ambia/queue';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { AWAY, BREAKER, clockGauge, gauge, learnedGauges, standstillGauge, tokensLeftGauge } from './gauges.ts';
import type { Shown } from './learned-cache.ts';

export type WorkerMetrics = ReturnType<typeof openMetrics>;

const RUN_BUCKETS_S = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900];
const CALL_BUCKETS_S = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];

/** Everything that a worker counts. Labels are few and bounded; an id is never one. */
export function openMetrics(queues: Queues, llama: Llama) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const metrics = {
    registry,
    ticks: new Counter({ name: 'ambia_ticks_total', help: 'Ticks this worker ran', labelNames: ['kind'], registers }),
    slotsSkipped: new Counter({
      name: 'ambia_slots_skipped_total',
      help: 'Slots of the schedule that came and went without a run, as the next tick on this worker found',
      registers,
    }),
    schedulesRestored: new Counter({
      name: 'ambia_schedules_restored_total',
      help: 'How often this worker found the schedule gone from Redis and made it again',
      registers,
    }),
    scheduleDiffers: new Gauge({
      name: 'ambia_schedule_differs',
      help: '1 where another SCHEDULE is in force than this worker was given',
      registers,
    }),
    runSeconds: new Histogram({
      name: 'ambia_run_duration_seconds',
      help: 'From the start of a run to its last outcome',
      buckets: RUN_BUCKETS_S,
      registers,
    }),
    runs: new Counter({
      name: 'ambia_runs_total',
      help: 'Runs this worker closed',
      labelNames: ['success'],
      registers,
    }),
    lastSuccess: new Gauge({
      name: 'ambia_last_success_timestamp_seconds',
      help: 'When this worker last closed a run that succeeded',
      registers,
    }),
    people: new Counter({
      name: 'ambia_people_total',
      help: 'People whose slot ended, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    patterns: new Counter({
      name: 'ambia_patterns_detected_total',
      help: 'Patterns at or above MIN_CONFIDENCE',
      registers,
    }),
    predictions: new Counter({
      name: 'ambia_predictions_total',
      help: 'Predictions at or above QUEUE_CONFIDENCE, by what became of them',
      labelNames: ['state'],
      registers,
    }),
    novel: new Counter({
      name: 'ambia_predictions_novel_total',
      help: 'Queued predictions outside the person’s vocabulary',
      registers,
    }),
    leftOut: new Counter({
      name: 'ambia_answer_parts_left_out_total',
      help: 'Parts of answers that did not count',
      labelNames: ['reason'],
      registers,
    }),
    outcomes: new Counter({
      name: 'ambia_prediction_outcomes_total',
      help: 'Predictions considered whose window is over, queued or not, by what happened',
      labelNames: ['result'],
      registers,
    }),
    retries: new Counter({
      name: 'ambia_failures_total',
      help: 'Failed attempts, by code',
      labelNames: ['code'],
      registers,
    }),
    waits: new Counter({
      name: 'ambia_llama_waits_total',
      help: 'Times that somebody was moved aside until they may call, by code',
      labelNames: ['code'],
      registers,
    }),
    quarantined: new Counter({
      name: 'ambia_quarantined_total',
      help: 'People put into quarantine, because processes died with them in hand',
      registers,
    }),
    llamaCalls: new Counter({
      name: 'ambia_llama_calls_total',
      help: 'Calls to Llama, by how they ended',
      labelNames: ['status'],
      registers,
    }),
    llamaSeconds: new Histogram({
      name: 'ambia_llama_call_seconds',
      help: 'Duration of calls to Llama',
      buckets: CALL_BUCKETS_S,
      registers,
    }),
    llamaTokens: new Counter({
      name: 'ambia_llama_tokens_total',
      help: 'Tokens, as the endpoint counts them',
      labelNames: ['kind'],
      registers,
    }),
  };
  for (const outcome of OUTCOMES) metrics.people.inc({ outcome }, 0);
  gauge('ambia_llama_calls_in_flight', 'Calls to Llama at this moment', () => llama.inFlight(), registers);
  gauge('ambia_llama_calls_waiting', 'Calls that wait for their turn', () => llama.waiting(), registers);
  standstillGauge(BREAKER, queues, registers);
  standstillGauge(AWAY, queues, registers);
  queueGauges(registry, () => queueDepths(queues, Date.now()));
  return {
    ...metrics,
    showClock: (read: () => number) => clockGauge(read, registers),
    showLearned: (read: () => Shown) => learnedGauges(read, registers),
    showTokensLeft: (left: () => Promise<number | null>) => tokensLeftGauge(left, registers),
  };
}
