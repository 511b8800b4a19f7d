import { type StoredAnswer, StoredPatterns, StoredQuestion } from '@ambia/prediction';
import { sql } from 'drizzle-orm';
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

/** An answer, and whose it is. */
export interface OwnAnswer {
  readonly userId: string;
  readonly answer: StoredAnswer;
}

/** Puts answers in the place of the people's last ones, in the order given; `seen` is kept in their state. */
export async function replaceAnswers(tx: Transaction, answers: readonly OwnAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ userId, answer: { slot, zone, llama, model, asked, patterns } }) => {
    return { userId, slot, zone, llama, model, asked: JSON.stringify(asked), patterns: JSON.stringify(patterns) };
  });
  await tx
    .insert(answer)
    .values(rows)
    .onDuplicateKeyUpdate({
      set: {
        slot: sql`VALUES(${sql.identifier('slot')})`,
        zone: sql`VALUES(${sql.identifier('zone')})`,
        llama: sql`VALUES(${sql.identifier('llama')})`,
        model: sql`VALUES(${sql.identifier('model')})`,
        asked: sql`VALUES(${sql.identifier('asked')})`,
        patterns: sql`VALUES(${sql.identifier('patterns')})`,
      },
    });
}
