import type { RunSummary } from '@ambia/prediction';
import type { Paint } from '../output.ts';
import { type Column, pairs, table } from '../table.ts';
import { count, counted, dollars, duration, instantUtc } from './amounts.ts';

/** A run in full, under the name it has for whoever waited for it. */
export function summaryText(summary: RunSummary, paint: Paint, name = 'run'): string {
  const { predictions_queued, llama_calls, prompt_tokens, completion_tokens, cost_usd } = summary;
  const tokens = `${count(prompt_tokens)} + ${count(completion_tokens)} tokens`;
  return pairs([
    [name, `${instantUtc(summary.slot)} UTC, ${kindText(summary)}: ${verdictText(summary, paint)}`],
    ...skippedPair(summary),
    ['people', peopleText(summary)],
    ['outcome', outcomesText(summary) || 'nobody was due'],
    ['found', `${counted(summary.patterns_detected, 'pattern')}, ${counted(predictions_queued, 'prediction')} queued`],
    ['llama', `${counted(llama_calls, 'call')}, ${tokens}, ${dollars(cost_usd)}`],
    ['workers', workersText(summary) || 'none'],
  ]);
}

/** Later runs, a line each. */
export function summaryLine(summary: RunSummary, paint: Paint): string {
  const { predictions_queued, active_users } = summary;
  return [
    `${instantUtc(summary.slot)} UTC`,
    verdictText(summary, paint),
    counted(active_users, 'person', 'people'),
    `${counted(predictions_queued, 'prediction')} queued`,
    `${failedOf(summary)} failed`,
  ].join('  ·  ');
}

const COLUMNS: readonly Column[] = [
  { title: 'SLOT (UTC)' },
  { title: 'KIND' },
  { title: 'STATE' },
  { title: 'PEOPLE', right: true },
  { title: 'ANALYSED', right: true },
  { title: 'PATTERNS', right: true },
  { title: 'QUEUED', right: true },
  { title: 'FAILED', right: true },
  { title: 'SKIPPED', right: true },
  { title: 'TOOK', right: true },
];

/** Many runs, a row each. */
export function runsTable(runs: readonly RunSummary[]): string {
  return table(
    COLUMNS,
    runs.map((summary) => [
      instantUtc(summary.slot),
      kindText(summary),
      stateText(summary),
      count(summary.active_users),
      count(summary.outcomes.analyzed),
      count(summary.patterns_detected),
      count(summary.predictions_queued),
      count(failedOf(summary)),
      count(summary.skipped_slots),
      duration(summary.duration_ms),
    ]),
  );
}

function skippedPair({ skipped_slots }: RunSummary): [string, string][] {
  return skipped_slots === 0 ? [] : [['skipped', `${counted(skipped_slots, 'slot')} before it had no run`]];
}

function failedOf({ outcomes }: RunSummary): number {
  return outcomes.failed + outcomes.expired;
}

function stateText({ state, success }: RunSummary): string {
  if (state === 'running') return 'running';
  return success ? 'succeeded' : 'failed';
}

function verdictText(summary: RunSummary, paint: Paint): string {
  const state = stateText(summary);
  if (state === 'running') return `running for ${duration(summary.duration_ms)}`;
  return paint(summary.success ? 'green' : 'red', `${state} in ${duration(summary.duration_ms)}`);
}

function kindText({ kind }: RunSummary): string {
  return kind === 'one_off' ? 'one person' : kind === 'manual' ? 'by hand' : 'scheduled';
}

function peopleText({ active_users, enqueued, deduplicated }: RunSummary): string {
  const still = deduplicated === 0 ? '' : `, ${count(deduplicated)} still in hand of an earlier run`;
  return `${count(active_users)} active, ${count(enqueued)} enqueued${still}`;
}

function outcomesText({ outcomes }: RunSummary): string {
  return Object.entries(outcomes)
    .filter(([, people]) => people > 0)
    .map(([outcome, people]) => `${count(people)} ${outcome.replaceAll('_', ' ')}`)
    .join(', ');
}

function workersText({ workers }: RunSummary): string {
  return Object.entries(workers)
    .map(([name, people]) => `${name} (${count(people)})`)
    .join(', ');
}
