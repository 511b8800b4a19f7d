import {
  type AnalyzeUserResult,
  asFailure,
  type Failure,
  type Judged,
  type Learned,
  type RunSummary,
  slotText,
  userHash,
} from '@ambia/prediction';
import type { Log } from '@ambia/process';
import type { Tick } from '@ambia/queue';
import type { WorkerMetrics } from './metrics.ts';
import { sparingly } from './sparingly.ts';

export type Events = ReturnType<typeof openEvents>;

/** A call to Llama that ended. */
export interface LlamaCall {
  readonly ms: number;
  readonly status: string;
  readonly tokens: { readonly prompt: number; readonly completion: number };
}

/** Connection errors come by the hundred: one line per kind in this time, with how many there were. */
const QUIET_MS = 10_000;

/** What happens in the business, each event counted and logged here and nowhere else. Never people's words, never their ids. */
export function openEvents(log: Log, metrics: WorkerMetrics) {
  const timesSince = sparingly(QUIET_MS, () => performance.now());
  return {
    tickStarted(tick: Tick) {
      metrics.ticks.inc({ kind: tick.kind });
      log.debug({ slot: slotText(tick.slot), kind: tick.kind }, 'tick');
    },
    slotsSkipped(slot: number, skipped: number) {
      metrics.slotsSkipped.inc(skipped);
      log.warn({ slot: slotText(slot), skipped }, 'slots before this one came and went without a run');
    },
    scheduleRestored(pattern: string) {
      metrics.schedulesRestored.inc();
      log.warn({ pattern }, 'the schedule was gone from Redis and is there again');
    },
    /** @param inForce null where it is this worker's own again */
    scheduleDiffers(own: string, inForce: string | null) {
      metrics.scheduleDiffers.set(inForce === null ? 0 : 1);
      if (inForce === null) log.info({ own }, 'the schedule in force is this worker’s SCHEDULE again');
      else log.error({ own, inForce }, 'another SCHEDULE is in force, set by a worker that started later');
    },
    clockWrong(state: 'off' | 'far', aheadMs: number) {
      const left = state === 'off' ? 'ticks are left to others' : 'no work is taken';
      log.error({ ahead_s: Math.round(aheadMs) / 1_000 }, `this machine’s clock is wrong: ${left} until it is right`);
    },
    clockRightAgain() {
      log.info('this machine’s clock is right again: all work is taken');
    },
    fannedOut(
      slot: number,
      counts: { readonly activeUsers: number; readonly enqueued: number; readonly deduplicated: number },
    ) {
      log.debug({ slot: slotText(slot), ...counts }, 'fanned out');
    },
    personEnded(job: { readonly userId: string; readonly slot: number }, result: AnalyzeUserResult) {
      if (result.outcome !== 'repeated') metrics.people.inc({ outcome: result.outcome });
      metrics.patterns.inc(result.patterns);
      metrics.predictions.inc({ state: 'queued' }, result.queued);
      metrics.predictions.inc({ state: 'already_queued' }, result.alreadyQueued);
      metrics.predictions.inc({ state: 'already_cached' }, result.alreadyCached);
      metrics.novel.inc(result.novel);
      for (const [reason, count] of Object.entries(result.leftOut)) metrics.leftOut.inc({ reason }, count);
      log.debug({ slot: slotText(job.slot), user: userHash(job.userId), ...result }, 'person analysed');
    },
    attemptFailed(job: { readonly userId: string; readonly slot: number }, failure: Failure) {
      const { code } = failure;
      if (code === 'LLAMA_PACED' || code === 'LLAMA_PAUSED') metrics.waits.inc({ code });
      else metrics.retries.inc({ code });
      log.debug(
        { slot: slotText(job.slot), user: userHash(job.userId), code: failure.code, kind: failure.kind },
        'attempt failed',
      );
    },
    gaveUp(job: { readonly userId: string; readonly slot: number }, failure: Failure) {
      log.warn(
        { slot: slotText(job.slot), user: userHash(job.userId), code: failure.code },
        'gave up on a person for this slot',
      );
    },
    /** @param until milliseconds since the epoch */
    quarantined(job: { readonly userId: string; readonly slot: number }, until: number) {
      metrics.quarantined.inc();
      log.error(
        { slot: slotText(job.slot), user: userHash(job.userId), until: slotText(until) },
        'processes died with a person in hand: quarantined',
      );
    },
    llamaCall(call: LlamaCall) {
      metrics.llamaCalls.inc({ status: call.status });
      metrics.llamaSeconds.observe(call.ms / 1_000);
      metrics.llamaTokens.inc({ kind: 'prompt' }, call.tokens.prompt);
      metrics.llamaTokens.inc({ kind: 'completion' }, call.tokens.completion);
    },
    llamaClosed(failure: Failure) {
      if (failure.everyone) log.error({ code: failure.code }, `all calls to Llama stopped. ${failure.message}`);
      else if (failure.kind === 'rate_limited') {
        log.warn({ code: failure.code, ms: failure.retryAfterMs }, 'all calls to Llama wait');
      } else log.error({ code: failure.code }, 'calls to Llama fail for everyone: all wait, and one a second is tried');
    },
    llamaReopened() {
      log.info('calls to Llama flow again');
    },
    tokensSpent(day: number, limit: number) {
      log.warn({ day: slotText(day), limit }, 'the tokens of the day are spent: Llama is not asked until it is over');
    },
    llamaReturned(people: number) {
      log.info({ people }, 'Llama answers again: everyone who waits has their turn');
    },
    runFinished(summary: RunSummary) {
      metrics.runs.inc({ success: String(summary.success) });
      metrics.runSeconds.observe(summary.duration_ms / 1_000);
      if (summary.success) metrics.lastSuccess.setToCurrentTime();
      log[summary.success ? 'info' : 'error'](summary, 'run finished');
    },
    judged(outcomes: readonly Judged[]) {
      const hits = outcomes.filter(({ hit }) => hit).length;
      metrics.outcomes.inc({ result: 'hit' }, hits);
      metrics.outcomes.inc({ result: 'miss' }, outcomes.length - hits);
    },
    learned({ evidence, calibration }: Learned) {
      const { llama, outcomes, stated } = calibration;
      log.info({ llama, examples: evidence.examples, outcomes, stated }, 'learned from the past');
    },
    fallsDue(rows: number, limit: number) {
      log.warn({ rows, limit }, 'more predictions fall due within the hour than the generator can take');
    },
    /** Something around the work broke; it goes on. */
    trouble(where: string, thrown: unknown) {
      const { code, kind } = asFailure(thrown);
      const named = code === 'UNEXPECTED' && thrown instanceof Error && 'code' in thrown ? String(thrown.code) : code;
      const times = timesSince(where + named);
      if (times !== null) log.warn({ where, code: named, kind, times }, 'trouble');
    },
  };
}
