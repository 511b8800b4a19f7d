import { expect, test } from 'vitest';
import { considered, remember } from './considered.ts';
import { active } from './people.ts';
import { freshPlace } from './place.ts';
import { ambia } from './screen.ts';

const place = await freshPlace('B');
const { env } = place;
const explain = async (...line: string[]) => (await ambia(['explain', ...line], { env })).stdout;
/** The lines about one need. */
const about = async (user: string, need: string) => {
  const lines = (await explain(user)).split('\n');
  const at = lines.findIndex((line) => line.endsWith(`  ${need}`));
  return lines.slice(at + 1, at + 4).map((line) => line.trim());
};

const byCalibration = { decidedBy: 'calibration', calibrated: 0.74, confidence: 0.74 } as const;
const below = { ruling: 'below_threshold', stated: 0.65, confidence: 0.65 } as const;

for (const name of ['anna', 'bert', 'carl', 'emil']) await active(place, name);

test('what is ahead and what came before, newest window first', async () => {
  await remember(place, 'anna', [
    considered('anna', 'movies', 11),
    { ...considered('anna', 'weather', -20, below), hit: true, served: true },
  ]);
  expect(await explain('anna')).toBe(
    [
      'anna  (times in UTC)',
      'last looked at Sun 2026-11-22 08:35; no answer of Llama is kept',
      '',
      'Sun 2026-11-22 19:35–20:35  movies',
      "  stands, queued: Llama's own confidence, 0.85, meets the threshold of 0.70",
      '  Llama stated 0.85; it came on 3 of the last 4 Sundays (evidence 0.64)',
      '  its window is still to come',
      '',
      'Sat 2026-11-21 12:35–13:35  weather',
      "  fell: Llama's own confidence, 0.65, is below the threshold of 0.70",
      '  Llama stated 0.65; it came on 3 of the last 4 Sundays (evidence 0.64)',
      '  came true, while a page made for it lives',
      '',
    ].join('\n'),
  );
});

const STATED = 'Llama stated 0.85; it came on 3 of the last 4 Sundays (evidence 0.64); calibrated 0.74';

test('every ruling is said in words, with the number that decided', async () => {
  await remember(place, 'bert', [
    considered('bert', 'calibrated', 1, byCalibration),
    considered('bert', 'calibrated below', 2, {
      ...byCalibration,
      calibrated: 0.6996,
      confidence: 0.6996,
      ruling: 'below_threshold',
    }),
    considered('bert', 'gated', 3, { ...byCalibration, ruling: 'gate_closed' }),
    considered('bert', 'left out', 4, { ruling: 'left_out', decidedBy: 'habit', stated: null, confidence: 0.64 }),
    considered('bert', 'unasked', 5, { decidedBy: 'habit', stated: null, evidence: 0.7, confidence: 0.7 }),
    considered('bert', 'novel', 6, { evidence: null, kept: '' }),
  ]);
  expect((await about('bert', 'calibrated')).slice(0, 2)).toEqual([
    'stands, queued: the calibrated probability, 0.74, meets the threshold of 0.70',
    STATED,
  ]);
  expect((await about('bert', 'calibrated below'))[0]).toBe(
    'fell: the calibrated probability, 0.6996, is below the threshold of 0.7000',
  );
  expect((await about('bert', 'gated'))[0]).toBe(
    'fell: the calibrated probability, 0.74, meets the threshold of 0.70, but too few that were so sure came true so far',
  );
  expect((await about('bert', 'left out')).slice(0, 2)).toEqual([
    'fell: Llama was shown this habit and did not name it',
    'it came on 3 of the last 4 Sundays (evidence 0.64)',
  ]);
  expect((await about('bert', 'unasked'))[0]).toBe(
    "stands, queued: the habit's evidence, 0.70, meets the threshold of 0.70",
  );
  expect((await about('bert', 'novel'))[1]).toBe('Llama stated 0.85; new to this person, no evidence');
});

test('what became of each is said, too', async () => {
  await remember(place, 'carl', [
    considered('carl', 'ahead', 1),
    considered('carl', 'open', -0.5),
    considered('carl', 'unjudged', -2),
    { ...considered('carl', 'served', -3), hit: true, served: true },
    { ...considered('carl', 'unserved', -4), hit: true },
    { ...considered('carl', 'missed', -5), hit: false },
    { ...considered('carl', 'beside', -6), hit: false, served: true },
  ]);
  const became = async (need: string) => (await about('carl', need))[2];
  expect(await became('ahead')).toBe('its window is still to come');
  expect(await became('open')).toBe('its window is open');
  expect(await became('unjudged')).toBe('its window is over and not judged yet');
  expect(await became('served')).toBe('came true, while a page made for it lives');
  expect(await became('unserved')).toBe('came true, though not while a page made for it lives');
  expect(await became('missed')).toBe('did not come true');
  expect(await became('beside')).toBe('did not come true, but came while a page made for it lives');
});

test('--days looks farther back, and --limit says that there is more', async () => {
  await remember(place, 'emil', [
    { ...considered('emil', 'long ago', -100), hit: false },
    considered('emil', 'soon', 1),
    considered('emil', 'later', 2),
  ]);
  expect(await explain('emil')).not.toContain('long ago');
  expect(await explain('emil', '--days', '5')).toContain('long ago');
  const one = await explain('emil', '--limit', '1');
  expect(one).toContain('later');
  expect(one).not.toContain('soon');
  expect(one).toMatch(/\n\nonly the newest 1 \(--limit shows more\)\n$/);
  expect(await explain('emil', '--limit', '2')).not.toContain('only the newest');
});

test('--json has every number, unrounded', async () => {
  const { predictions, ...head } = JSON.parse(await explain('bert', '--limit', '5', '--json'));
  expect(head).toEqual({
    user: 'bert',
    time_zone: 'UTC',
    opted_out: false,
    last_slot: '2026-11-22T08:35:00Z',
    asked_at: null,
    more: true,
  });
  expect(predictions.map(({ need }: { need: string }) => need)).toEqual([
    'novel',
    'unasked',
    'left out',
    'gated',
    'calibrated below',
  ]);
  expect(predictions[4]).toEqual({
    need: 'calibrated below',
    from: '2026-11-22T10:35:00Z',
    until: '2026-11-22T11:35:00Z',
    scheduled_for: '2026-11-22T10:35:00Z',
    considered_at: '2026-11-22T08:35:00Z',
    ruling: 'below_threshold',
    why: 'fell: the calibrated probability, 0.6996, is below the threshold of 0.7000',
    decided_by: 'calibration',
    confidence: 0.6996,
    llama: 'played#1',
    llama_confidence: 0.85,
    evidence_confidence: 0.64,
    evidence: '3 of the last 4 Sundays',
    calibrated_confidence: 0.6996,
    hit: null,
    served: null,
  });
});
