import type { Database } from '@ambia/db';

/** Nothing a page or a terminal could be steered with; the two joiners are part of words and emoji. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;
const NEED_LIMIT = 255;
const TEXT_LIMIT = 500;
const KEYS = new Set([
  'pattern_type',
  'confidence',
  'decided_by',
  'llama_confidence',
  'calibrated_confidence',
  'evidence_confidence',
  'evidence',
  'predicted_action',
  'predicted_query',
  'trigger_time',
  'window',
  'reasoning',
  'novel',
  'slot',
  'model',
]);

/** What is wrong with these people's rows of `generation_queue`, in words; `expected`: how many each should have. */
export async function foulRows(
  db: Database,
  people: readonly string[],
  expected: ReadonlyMap<string, number>,
): Promise<{ readonly rows: number; readonly foul: readonly string[] }> {
  const [rows] = await db.pool.query('SELECT * FROM generation_queue WHERE user_id IN (?)', [people]);
  if (!Array.isArray(rows)) return { rows: 0, foul: ['the table cannot be read'] };
  const found = new Map<string, number>();
  const foul = rows.flatMap((row) => {
    const fields: Partial<Record<string, unknown>> = { ...row };
    const userId = String(fields.user_id);
    found.set(userId, (found.get(userId) ?? 0) + 1);
    return wrongs(fields).map((wrong) => `row ${String(fields.id)} of ${userId}: ${wrong}`);
  });
  const counts = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (userId) => (found.get(userId) ?? 0) !== (expected.get(userId) ?? 0),
  );
  return {
    rows: rows.length,
    foul: [
      ...foul,
      ...counts.map((userId) => `${userId} has ${found.get(userId) ?? 0} rows, not ${expected.get(userId) ?? 0}`),
    ],
  };
}

function wrongs(row: Partial<Record<string, unknown>>): string[] {
  const context = contextOf(row.context_data);
  const { predicted_query: query, predicted_action: action, reasoning, model, confidence } = context;
  const texts = [row.predicted_need, query, action, reasoning, model].filter((text) => text !== undefined);
  return [
    ...texts.flatMap((text) =>
      typeof text !== 'string' || UNSEEN.test(text) || text.length > TEXT_LIMIT ? ['a text is unclean'] : [],
    ),
    ...(String(row.predicted_need).length > NEED_LIMIT ? ['the need is too long'] : []),
    ...(query === '' || action === '' || (query === undefined && action === undefined) ? ['it needs nothing'] : []),
    ...(typeof confidence !== 'number' || !(confidence >= 0.7 && confidence <= 1) ? ['its confidence is none'] : []),
    ...(Number(row.priority) >= 70 && Number(row.priority) <= 100 ? [] : ['its priority is none']),
    ...(row.status === 'queued' && Number(row.attempts) === 0 ? [] : ['its status was not ours']),
    ...Object.keys(context)
      .filter((key) => !KEYS.has(key))
      .map((key) => `it has ${key}`),
    ...(Number(row.valid_until) > Number(row.scheduled_for) ? [] : ['it was never valid']),
  ];
}

function contextOf(stored: unknown): Partial<Record<string, unknown>> {
  return typeof stored === 'string' ? JSON.parse(stored) : { ...Object(stored) };
}
