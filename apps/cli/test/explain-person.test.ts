import { expect, test } from 'vitest';
import { considered, remember } from './considered.ts';
import { active } from './people.ts';
import { freshPlace } from './place.ts';
import { ambia, NOW } from './screen.ts';

const place = await freshPlace('B');
const { env, query, store } = place;
const explain = async (...line: string[]) => (await ambia(['explain', ...line], { env })).stdout;

for (const name of ['dora', 'frida']) await active(place, name);

test('what Llama was last asked is told, on the clock of the person', async () => {
  const pattern = {
    type: 'time_based',
    need: 'movies',
    action: 'movies',
    novel: false,
    days: ['sunday'],
    from: '20:00',
    minutes: 60,
    peakMinutes: 0,
    stated: 0.85,
    evidence: 0.64,
    kept: '',
    reasoning: '',
  } as const;
  const zone = 'Asia/Kathmandu';
  const answer = { slot: NOW, asked: [], seen: NOW, zone, llama: 'played#1', model: 'played', patterns: [pattern] };
  const analysis = { userId: 'dora', slot: NOW, outcome: 'analyzed', patternsDetected: 1, rows: [] } as const;
  await store.record(
    { ...analysis, answer, considered: [considered('dora', 'movies', 11)] },
    { worker: 'test', at: NOW },
  );
  await query('UPDATE users SET preferences = ? WHERE id = ?', [JSON.stringify({ timezone: zone }), 'dora']);
  const lines = (await explain('dora')).split('\n');
  expect(lines.slice(0, 2)).toEqual([
    'dora  (times in Asia/Kathmandu)',
    'last put before Llama Sun 2026-11-22 14:20: 0 habits shown, 1 pattern kept (played#1)',
  ]);
  expect(lines).toContain('Mon 2026-11-23 01:20–02:20  movies');
});

test('someone of whom nothing was considered is no error, an unknown person is one', async () => {
  expect(await ambia(['explain', 'frida'], { env })).toMatchObject({
    code: 0,
    stdout:
      'frida  (times in UTC)\nnot analysed yet (`ambia enqueue` does it now)\n' +
      'nothing is ahead, and nothing was considered in the last 2 days (--days looks farther back)\n',
  });
  const { code, stderr } = await ambia(['explain', 'nobody'], { env });
  expect(stderr).toContain('"nobody" has no activity in the last 30 days');
  expect(code).toBe(4);
});

test('of someone who said no nothing is shown, not even what was considered before', async () => {
  await remember(place, 'frida', [considered('frida', 'movies', 11)]);
  const no = JSON.stringify({ ai_predictions_enabled: false });
  await query('UPDATE users SET preferences = ? WHERE id = ?', [no, 'frida']);
  expect(await explain('frida')).toBe('frida said no to predictions: nothing is considered for them\n');
  expect(JSON.parse(await explain('frida', '--json'))).toMatchObject({ opted_out: true, predictions: [] });
});
