import { type Analysis, type Considered, pageCacheKey, type QueueRow, rowId, slotText } from '@ambia/prediction';
import { CHAIN_RULES } from './chain-rules.ts';

const HOUR_MS = 3_600_000;
const CONFIDENCE = 0.9;
const { llama } = CHAIN_RULES;

/** What an analysis of somebody with so many habits hands to the database: a row and a considered unit of each. */
export function analysisOf(userId: string, slot: number, rows: number): Analysis {
  const considered = Array.from({ length: rows }, (_, nth) => unit(userId, slot, nth)).toSorted(byId);
  return {
    ...{ userId, slot, considered, outcome: 'analyzed', patternsDetected: rows },
    rows: considered.map(rowOf),
    answer: { slot, seen: slot, asked: [], zone: 'UTC', llama, model: 'bench', patterns: [] },
  };
}

function byId(one: Considered, other: Considered): number {
  return one.id < other.id ? -1 : 1;
}

function unit(userId: string, slot: number, nth: number): Considered {
  const need = `evening news ${nth}`;
  const from = Math.floor(slot / HOUR_MS) * HOUR_MS + (nth + 2) * HOUR_MS;
  return {
    ...{ id: rowId(userId, need, String(from)), userId, slot, need, from, until: from + HOUR_MS },
    ...{ scheduledFor: from - HOUR_MS / 12, stated: CONFIDENCE, evidence: CONFIDENCE, kept: '27 of the last 28 days' },
    ...{ calibrated: null, confidence: CONFIDENCE, decidedBy: 'llama', ruling: 'queued', llama },
  };
}

function rowOf({ id, userId, slot, need, from, until, scheduledFor, kept }: Considered): QueueRow {
  return {
    ...{ id, userId, need, from, scheduledFor, validUntil: until, priority: CONFIDENCE * 100, predictedNeed: need },
    cacheKey: pageCacheKey(userId, need),
    context: {
      ...{ pattern_type: 'time_based', confidence: CONFIDENCE, decided_by: 'llama', llama_confidence: CONFIDENCE },
      ...{ calibrated_confidence: null, evidence_confidence: CONFIDENCE, evidence: kept },
      ...{ predicted_action: `show ${need}`, predicted_query: need, trigger_time: slotText(from) },
      window: { from: slotText(from), until: slotText(until) },
      ...{ reasoning: 'comes every day', novel: false, slot: slotText(slot), model: 'bench' },
    },
  };
}
