import { type StoredAnswer, StoredPatterns, StoredQuestion } from '@ambia/prediction';
import type { Transaction } from './connection.ts';
import { fromJsonColumn } from './json-column.ts';
import { answer } from './schema/answer.ts';

/** The stored answer, or null where what is stored does not fit its form: an older version may have written it. */
export function readAnswer(row: typeof answer.$inferSelect, seenSlot: number | null): StoredAnswer | null {
  const asked = StoredQuestion.safeParse(fromJsonColumn(row.asked));
  const patterns = StoredPatterns.safeParse(fromJsonColumn(row.patterns));
  if (!asked.success || !patterns.success) return null;
  const { slot, zone, llama, model } = row;
  return { slot, asked: asked.data, seen: seenSlot ?? slot, zone, llama, model, patterns: patterns.data };
}

/** Puts an answer in the place of the person's last one; `seen` is kept in their state. */
export async function replaceAnswer(
  tx: Transaction,
  userId: string,
  { slot, zone, llama, model, asked, patterns }: StoredAnswer,
): Promise<void> {
  const set = { slot, zone, llama, model, asked: JSON.stringify(asked), patterns: JSON.stringify(patterns) };
  await tx
    .insert(answer)
    .values({ userId, ...set })
    .onDuplicateKeyUpdate({ set });
}
