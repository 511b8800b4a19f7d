import { expect, test } from 'vitest';
import { backtestHtml } from '../src/backtest/html.ts';
import type { PeriodScore } from '../src/backtest/report.ts';
import { sampleReport, sampleScore } from './backtest-html-sample.ts';

const CALIBRATED = { name: 'chain, no Llama', people: 20, rate: 2, over: 0, steep: 3 };
const SILENT = sampleScore({ ...CALIBRATED, surest: 0.6 });
const NEVER = sampleScore({ ...CALIBRATED, rate: 0 });

/** Everything between tags, entities as they are. */
function words(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

function all(page: string, pattern: RegExp): readonly string[] {
  return [...page.matchAll(pattern)].map(([, found = '']) => found);
}

test('the page needs nothing but itself and runs nothing', () => {
  expect(backtestHtml(sampleReport())).not.toMatch(
    /<script|<link|<img|<iframe|https?:|url\(|@import|\ssrc=|\shref=|\son\w+=/i,
  );
});

test('the same report makes the same page', () => {
  expect(backtestHtml(sampleReport())).toBe(backtestHtml(sampleReport()));
});

test('text of the report is shown, never executed', () => {
  const evil = '<script>alert("x")</script>';
  const score = sampleScore({ ...CALIBRATED, name: `chain ${evil}` });
  const page = backtestHtml(
    sampleReport({
      file: `${evil}.tsv`,
      llama: evil,
      calibration: evil,
      zone: evil,
      scoredFrom: evil,
      scores: [score],
    }),
  );
  expect(page).not.toContain('<script');
  expect(words(page)).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;.tsv');
});

test('what was run stands above its scores', () => {
  const text = words(backtestHtml(sampleReport()));
  for (const fact of [
    'data/cns_calls_sms.tsv',
    'daily: once a day',
    '2014-02-02 to 2014-02-28, after 14 days of warm-up',
    'Europe/Copenhagen',
    '103 scored of 151 in the file',
    'Llama stand-in Llama, no Llama Calibration auto',
    'Seed 1',
  ])
    expect(text).toContain(fact);
});

test('a stand-in Llama is called a check of the plumbing, a real one is not', () => {
  expect(words(backtestHtml(sampleReport()))).toContain('check of the plumbing, not of a language model');
  expect(words(backtestHtml(sampleReport({ llama: 'Llama-3.3-70B-Instruct-Turbo' })))).not.toContain('plumbing');
});

test('every way of predicting has a row in the summary, chains in full, baselines folded', () => {
  const report = sampleReport();
  const page = backtestHtml(report);
  const [table = ''] = all(page, /<tbody>(.*?)<\/tbody>/gs);
  expect(table.match(/<tr>/g)).toHaveLength(report.scores.length);
  expect(table).toContain('81.7\u00a0%</td>\n<td>74.7–87.7\u00a0%</td>');
  expect(page.match(/<section id="way-/g)).toHaveLength(2);
  expect(page.match(/<details id="way-/g)).toHaveLength(5);
});

test('every chart is read aloud: a title, a description, and ids of its own', () => {
  const page = backtestHtml(sampleReport());
  const ids = all(page, /\sid="([^"]+)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  const charts = all(page, /(<svg class="chart".*?<\/svg>)/gs);
  expect(charts.length).toBe(1 + 7 * 2 + 1);
  for (const chart of charts) {
    expect(chart).toMatch(/<title id="[^"]+">[^<]{10,}<\/title>\s*<desc id="[^"]+">[^<]{10,}<\/desc>/);
    for (const id of all(chart, /aria-labelledby="([^"]+)"/g).flatMap((named) => named.split(' ')))
      expect(ids).toContain(id);
  }
});

test('all that is opened is closed', () => {
  const page = backtestHtml(sampleReport());
  for (const tag of [
    'svg',
    'g',
    'text',
    'table',
    'tr',
    'td',
    'th',
    'div',
    'section',
    'figure',
    'details',
    'dl',
    'ol',
    'li',
  ])
    expect(page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length, tag).toBe(
      page.match(new RegExp(`</${tag}>`, 'g'))?.length,
    );
});

test('a reliability diagram prints the count of every bin that holds something', () => {
  const score = sampleScore(CALIBRATED);
  const page = backtestHtml(sampleReport({ scores: [score] }));
  const [diagram = ''] = all(page, /(<svg[^>]*way-1-reliability.*?<\/svg>)/gs);
  const filled = score.bins.filter(({ n }) => n > 0).map(({ n }) => String(n));
  expect(all(diagram, /class="count"[^>]*>([^<]+)</g)).toEqual(filled);
});

test.each([
  ['means what it says', { ece: 0.02 }],
  ['is too high', { ece: 0.3, bins: [{ from: 0.7, until: 0.8, n: 90, meanConfidence: 0.75, hitRate: 0.45 }] }],
  ['is too low', { ece: 0.2, bins: [{ from: 0.7, until: 0.8, n: 90, meanConfidence: 0.75, hitRate: 0.95 }] }],
])('the title of a reliability diagram says that confidence %s', (seen, changed) => {
  const page = backtestHtml(sampleReport({ scores: [{ ...sampleScore(CALIBRATED), ...changed }] }));
  expect(words(page)).toContain(`Confidence ${seen}`);
});

test('tokens stand beside those of the old function', () => {
  expect(words(backtestHtml(sampleReport()))).toContain(
    '697 tokens a person-day, where the old function would have sent 259 times as many',
  );
});

test('nothing queued is called silence, and what was not counted is a dash', () => {
  const text = words(backtestHtml(sampleReport({ scores: [SILENT] })));
  expect(text).toContain('Silence: nothing was queued in 220 person-days');
  expect(text).toContain('None of 20 people had anything queued.');
  expect(text).toContain('chain, no Llama 0.000 0.000–0.000 – – –');
});

test.each([
  ['nothing predicted', sampleReport({ scores: [{ ...NEVER, ece: Number.NaN, skill: Number.NaN }] })],
  ['nothing queued', sampleReport({ scores: [SILENT] })],
  ['one person', sampleReport({}, 1)],
  ['more people than bars', sampleReport({}, 300)],
  ['no baselines', sampleReport({ scores: sampleReport().scores.slice(0, 1) })],
  ['no scores', sampleReport({ scores: [] })],
])('%s: no number that is none, no picture of nothing', (_, report) => {
  expect(backtestHtml(report)).not.toMatch(/NaN|Infinity|undefined|null|points=""/);
});

test('warnings stand above the scores, and how they came about beside them', () => {
  const text = words(backtestHtml(sampleReport({ warnings: ['Slots lie 90 minutes apart.'] })));
  expect(text).toContain('Beware. Slots lie 90 minutes apart. File');
  expect(text).toContain('Who is scored was chosen by the whole log. What the words mean');
});

test('what is queued has an interval of its own', () => {
  expect(backtestHtml(sampleReport())).toContain('<td>0.161–0.298</td>');
});

test('without more days than the first 14 these have no row', () => {
  const page = (first14Days: PeriodScore | null) =>
    words(backtestHtml(sampleReport({ scores: [{ ...sampleScore(CALIBRATED), first14Days }] })));
  expect(page({ queued: 3, precision: 1 })).toContain('first 14 days 3 100.0');
  expect(page(null)).not.toContain('irst 14 days');
  expect(page(null)).toContain('The last third beside all');
});

test('without baselines there is no part for them', () => {
  const text = words(backtestHtml(sampleReport({ scores: [sampleScore(CALIBRATED)] })));
  expect(text).not.toContain('baseline');
});
