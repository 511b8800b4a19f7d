import { STAND_IN_MODEL } from '@ambia/llama';
import { type Analysis, type Considered, llamaName } from '@ambia/prediction';
import { addUpkeep } from '@ambia/queue';
import { expect, test, vi } from 'vitest';
import { DAY_MS, HOUR_MS, world } from './world.ts';

const w = await world({ generation: 'B' });
const LLAMA = llamaName(STAND_IN_MODEL);
/** A whole hour, and late enough ago for its activity to be there. */
const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 4 * HOUR_MS;

/** What `userId` was to need within the hour from `from`. */
function prediction(userId: string, need: string, from: number): Considered {
  return {
    id: `${userId}-${need}-${from}`.slice(0, 36),
    userId,
    slot: from - HOUR_MS,
    need,
    from,
    until: from + HOUR_MS,
    scheduledFor: from - 5 * 60_000,
    stated: 0.8,
    evidence: 0.7,
    kept: '3 of the last 4 days',
    calibrated: null,
    confidence: 0.8,
    decidedBy: 'llama',
    ruling: 'queued',
    llama: LLAMA,
  };
}

function remember(considered: Considered) {
  const { userId, slot } = considered;
  return remembered({ userId, slot, considered: [considered] });
}

async function remembered(of: Pick<Analysis, 'userId' | 'slot' | 'considered' | 'answer'>) {
  const analysis = { ...of, outcome: 'analyzed' as const, patternsDetected: 0, rows: [] };
  await w.store.record(analysis, { worker: 'worker-0', at: of.slot });
}

await w.did('anna', 'Movies tonight', [hour + 10 * 60_000]);
await w.did('bert', 'Movies tonight', [hour + 2 * HOUR_MS]);
await w.did('carl', 'private matters', [hour + 10 * 60_000]);
await remember(prediction('anna', 'movies tonight', hour));
await remember(prediction('bert', 'movies tonight', hour));
await remember(prediction('carl', 'private matters', hour));
await w.did('nobody-since', 'movies tonight', [hour - DAY_MS]);
await w.did('late', 'news', [hour - DAY_MS]);
await remember(prediction('nobody-since', 'movies tonight', hour));
await remember(prediction('late', 'news', hour + 3 * HOUR_MS));
await w.query(`UPDATE users SET preferences = '{"ai_predictions_enabled": false}' WHERE id = 'carl'`, []);
for (let person = 0; person < 30; person++) await w.habitual(`person-${person}`, 'evening news');
await w.startWorker();

const outcomeOf = async (userId: string) =>
  (await w.store.consideredOf(userId, { since: 0, limit: 10 })).map(({ hit, served }) => ({ hit, served }));

test('a new installation learns from what it has stored, at no token', async () => {
  const stored = await vi.waitFor(
    async () => {
      const found = await w.store.learned();
      if (found === null) throw new Error('nothing learned yet');
      return found;
    },
    { timeout: 25_000, interval: 100 },
  );
  expect(stored.learned.calibration).toMatchObject({ llama: LLAMA });
  expect(stored.learned.evidence.examples).toBeGreaterThan(500);
  // Thirty people, at least one prediction a day, the seven newest days.
  expect(stored.learned.calibration.outcomes).toBeGreaterThanOrEqual(200);
  expect(w.standIn.stats().calls).toBe(0);
});

test('what was predicted is held against what was done: the same need, inside the window', async () => {
  await vi.waitFor(async () => expect(await outcomeOf('anna')).toEqual([{ hit: true, served: true }]));
  expect(await outcomeOf('bert')).toEqual([{ hit: false, served: false }]);
});

test('who stayed away is a miss', async () => {
  expect(await outcomeOf('nobody-since')).toEqual([{ hit: false, served: false }]);
});

test('a window that ended less than an hour ago is not judged: activity may be written late', async () => {
  expect(await outcomeOf('late')).toEqual([{ hit: null, served: null }]);
});

test('who said no meanwhile is forgotten', async () => {
  expect(await outcomeOf('carl')).toEqual([]);
});

test('old outcomes are let go, and so are the answers of people who stayed away as long', async () => {
  await remember(prediction('anna', 'old times', hour - 61 * DAY_MS));
  const answer = { asked: [], zone: 'UTC', llama: LLAMA, model: 'stand-in', patterns: [] };
  for (const [userId, days] of [
    ['nobody-since', 61],
    ['late', 59],
  ] as const) {
    const slot = hour - days * DAY_MS;
    await w.query('UPDATE ambia_user_state SET last_slot = NULL WHERE user_id = ?', [userId]);
    await remembered({ userId, slot, considered: [], answer: { ...answer, slot, seen: slot } });
  }
  await addUpkeep(w.queues);
  await vi.waitFor(async () => expect(await w.store.consideredOf('anna', { since: 0, limit: 10 })).toHaveLength(1));
  await vi.waitFor(async () => expect((await w.store.person('nobody-since')).answer).toBeNull());
  expect((await w.store.person('late')).answer).not.toBeNull();
});
