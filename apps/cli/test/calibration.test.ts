import { type Calibration, finish, fitCalibration, nothingLearned, type Testified } from '@ambia/prediction';
import { beforeEach, expect, test } from 'vitest';
import { considered, type Fate, remember } from './considered.ts';
import { active } from './people.ts';
import { freshPlace } from './place.ts';
import { ambia, NOW } from './screen.ts';

const place = await freshPlace();
const { query, store } = place;
const LLAMA = 'played#1';

const calibration = (more: Record<string, string> = {}, ...line: string[]) =>
  ambia(['calibration', ...line], { env: { ...place.env, ...more } });
const shown = async (more: Record<string, string> = {}) => (await calibration(more)).stdout;
const documentOf = async (more: Record<string, string> = {}) => JSON.parse((await calibration(more, '--json')).stdout);

/** At each evidence from .05 to .95 that share of them comes true, whatever this Llama states. */
function outcomes(count: number, stated: number | null = 0.9): Testified[] {
  return Array.from({ length: count }, (_, index) => {
    const evidence = 0.05 + 0.1 * (index % 10);
    return { stated, evidence, minutes: 120, hit: (index * 7) % 100 < evidence * 100, recent: true };
  });
}

async function learnedFrom(testified: readonly Testified[], more: Partial<Calibration> = {}): Promise<void> {
  const nothing = nothingLearned(LLAMA);
  const map = finish(fitCalibration(testified, LLAMA));
  await store.saveLearned({ ...nothing, calibration: { ...map, ...more } }, NOW - 3_600_000);
}

/** Queued predictions of one person whose windows are over, `hits` of them came true. */
async function queued(count: number, hits: number, given: Partial<Fate> = {}): Promise<void> {
  const fates = Array.from({ length: count }, (_, index) => ({
    ...considered('anna', `need ${index}`, -3, { confidence: 0.9, stated: 0.9, ...given }),
    id: `unit-${index}`,
    hit: index < hits,
  }));
  await remember(place, 'anna', fates);
}

beforeEach(async () => {
  for (const table of ['ambia_answer', 'ambia_considered', 'ambia_learned', 'ambia_user_state'])
    await query(`DELETE FROM ${table}`);
});
await active(place, 'anna');

test('before anything is learned it says so, and who decides meanwhile', async () => {
  expect(await calibration()).toEqual({
    code: 0,
    stdout: [
      'learned      nothing yet: a worker does it within minutes of its first start',
      "mode         auto: Llama's own number decides until something is learned",
      'last queued  no outcome yet',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(await documentOf()).toMatchObject({ mode: 'auto', learned_at: null, reliability: { outcomes: 0 } });
});

test('the head tells when it was learned, of what and for whom', async () => {
  await learnedFrom([...outcomes(1_300, null), ...outcomes(299)]);
  expect((await shown()).split('\n').slice(0, 6)).toEqual([
    'learned      2026-11-22 07:35:00 UTC, for played#1',
    "evidence     too few stored days to learn from: each person's own rates speak alone",
    'outcomes     1,599, of which 299 carry a confidence of played#1',
    "mode         auto: Llama's own number decides until 300 outcomes carry one of played#1 (299 so far)",
    'last asked   nobody: no answer is stored',
    'last queued  no outcome yet',
  ]);
});

test.each([
  ['auto', 299, "Llama's own number decides until 300 outcomes carry one of played#1 (299 so far)", false],
  ['auto', 300, 'the calibrated number decides for workers that use played#1', true],
  ['shadow', 300, "Llama's own number decides, the calibrated one is recorded beside it", false],
  ['off', 300, "Llama's own number decides, nothing is calibrated", false],
])('%s after %d outcomes with a confidence', async (mode, stated, words, decides) => {
  await learnedFrom(outcomes(stated));
  const env = { CALIBRATION: mode };
  expect(await shown(env)).toContain(`\nmode         ${mode}: ${words}\n`);
  expect(await documentOf(env)).toMatchObject({ mode, decides, outcomes_stated: stated });
});

/** An answer about anna, as a worker with that Llama stored it. */
async function asked(llama: string, slot: number): Promise<void> {
  const answer = { slot, asked: [], seen: slot, zone: 'UTC', llama, model: 'played', patterns: [] };
  const analysis = {
    userId: 'anna',
    slot,
    outcome: 'analyzed',
    patternsDetected: 0,
    rows: [],
    considered: [],
  } as const;
  await store.record({ ...analysis, answer }, { worker: 'test', at: slot });
}

test('a map of another Llama than the one asked last is plainly said to be one', async () => {
  await learnedFrom(outcomes(300));
  await asked(LLAMA, NOW);
  expect(await shown()).toContain('\nlast asked   played#1\n');
  await asked('another#2', NOW + 1);
  expect(await shown()).toContain(
    "\nlast asked   another#2, NOT played#1: for it Llama's own number decides until a worker has learned of it\n",
  );
  expect(await documentOf()).toMatchObject({ llama: LLAMA, last_asked_llama: 'another#2' });
});

test('the map rises with the evidence, and marks what would be queued', async () => {
  await learnedFrom(outcomes(2_000));
  const lines = (await shown()).split('\n');
  const titles = lines.findIndex((line) => line.startsWith('STATED'));
  expect(lines[titles]).toMatch(/^STATED +0\.1 +0\.3 +0\.5 +0\.6 +0\.7 +0\.8 +0\.9$/);
  const cells = (lines[titles + 5] ?? '').split(/ +/).slice(1);
  expect(lines[titles + 5]).toMatch(/^0\.9 /);
  expect(cells.map(Number.parseFloat)).toEqual(cells.map(Number.parseFloat).toSorted((a, b) => a - b));
  expect(cells.map((cell) => cell.endsWith('*'))).toEqual(cells.map((cell) => Number.parseFloat(cell) >= 0.7));
  expect(cells.some((cell) => cell.endsWith('*'))).toBe(true);
});

test('outcomes are shown by tenths of the score, and nothing where there are none', async () => {
  const bins = [
    { from: 0.71, until: 0.74, mean: 0.72, n: 100, hits: 70 },
    { from: 0.75, until: 0.79, mean: 0.77, n: 1_100, hits: 830 },
    { from: 0.9, until: 1, mean: 1, n: 100, hits: 95 },
  ];
  await learnedFrom([], { bins });
  expect(await shown()).toContain(
    [
      '  SCORE  OUTCOMES  CAME TRUE  LOWER BOUND',
      '0.7–0.8     1,200       0.75         0.72',
      '0.9–1.0       100       0.95         0.89',
      '',
    ].join('\n'),
  );
  await learnedFrom([]);
  expect(await shown()).toContain('\nno outcome yet\n');
});

test('the last queued are held against their confidence, and fewer than 300 raise no alarm', async () => {
  await learnedFrom(outcomes(300));
  await queued(299, 200);
  expect(await shown()).toContain('\nlast queued  299 outcomes: 0.67 came true, mean confidence 0.90\n');
  await query('UPDATE ambia_considered SET hit = NULL');
  await store.saveJudged([{ id: 'unit-0', hit: true, served: false }]);
  expect(await shown()).toContain('\nlast queued  1 outcome: 1.00 came true, mean confidence 0.90\n');
});

test('300 that are more than 0.10 off raise the alarm, however little is learned', async () => {
  await queued(300, 200);
  const line = '\nlast queued  300 outcomes: 0.67 came true, mean confidence 0.90: ALARM, more than 0.10 apart\n';
  expect(await shown()).toContain(line);
  await learnedFrom(outcomes(300));
  expect(await shown()).toContain(line);
  expect(await documentOf()).toMatchObject({ reliability: { outcomes: 300, off: true } });
});

test('what it would have changed last week is counted, with what came of it', async () => {
  await learnedFrom(outcomes(2_000));
  expect(await shown()).toContain('\nLast week: no outcome yet that carries a confidence of this Llama.\n');
  await remember(place, 'anna', [
    { ...considered('anna', 'both', -3, { evidence: 0.95, stated: 0.9 }), hit: true },
    { ...considered('anna', 'llama alone', -4, { evidence: 0.1, stated: 0.9 }), hit: false },
    { ...considered('anna', 'neither', -5, { evidence: 0.1, stated: 0.6 }), hit: false },
    { ...considered('anna', 'calibration alone', -6, { evidence: 0.95, stated: 0.65 }), hit: true },
    { ...considered('anna', 'another Llama', -7, { llama: 'another#1' }), hit: true },
    { ...considered('anna', 'long ago', -24 * 8), hit: true },
    considered('anna', 'not judged', -1),
  ]);
  expect(await shown()).toContain(
    [
      "Last week, 4 outcomes with a confidence of this Llama, at 0.7, with today's map:",
      '  by Llama                2 queued, 1 came true (0.50)',
      '  calibrated              2 queued, 2 came true (1.00)',
      '  dropped by calibration  1 queued, 0 came true (0.00)',
      '  added by calibration    1 queued, 1 came true (1.00)',
    ].join('\n'),
  );
  expect((await documentOf()).last_week).toEqual({
    outcomes: 4,
    llama: { queued: 2, hits: 1 },
    calibration: { queued: 2, hits: 2 },
    llama_only: { queued: 1, hits: 0 },
    calibration_only: { queued: 1, hits: 1 },
  });
});

test('--json has the whole map', async () => {
  await learnedFrom(outcomes(2_000));
  const { map, ...head } = await documentOf();
  expect(head).toMatchObject({
    threshold: 0.7,
    learned_at: '2026-11-22T07:35:00Z',
    llama: LLAMA,
    evidence_examples: 0,
    outcomes: 2_000,
    outcomes_stated: 2_000,
  });
  expect(Object.keys(map.coefficients)).toEqual(['base', 'evidence', '2_h', '3_h', '4_h', 'is_stated', 'stated']);
  expect(map.bends).toHaveLength(4);
  expect(map.bins.reduce((sum: number, { n }: { n: number }) => sum + n, 0)).toBe(2_000);
});
