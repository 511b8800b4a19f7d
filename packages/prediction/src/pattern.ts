import { z } from 'zod';
import { PATTERN_LIMIT } from './answer-schema.ts';
import { cleanText, cutVisibly } from './clean-text.ts';
import { WORDING_LIMIT } from './need.ts';
import type { Recurrence } from './recurrence.ts';
import { WEEKDAYS, type Weekday } from './zone.ts';

/** What Llama said of one need, bounded and cleaned; nothing in it is trusted beyond its form. */
export interface Pattern {
  readonly type: 'time_based' | 'query_based' | 'event_based';
  /** 0 to 1. */
  readonly confidence: number;
  /** The id of a candidate it points at, not yet checked against the ids that were given. */
  readonly candidate?: string;
  /** At most 500 characters. */
  readonly query?: string;
  /** At most 500 characters. */
  readonly action?: string;
  readonly recurrence?: Recurrence;
  readonly triggerTime?: string;
  readonly reasoning: string;
}

/** Patterns that count, and how many things were left out: nothing is dropped without being counted. */
export interface Patterns {
  readonly patterns: readonly Pattern[];
  /** Without a usable confidence, or with neither candidate, query nor action. */
  readonly malformed: number;
  /** Beyond the 20 that count. */
  readonly beyondLimit: number;
  /** Texts longer than 500 characters, left out whole rather than cut. */
  readonly overlong: number;
}

const DAY_PREFIX = new Map<string, Weekday>(WEEKDAYS.map((day) => [day.slice(0, 3), day]));

const RecurrenceForm = z
  .object({
    days: z.array(z.unknown()).default([]),
    at: z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  })
  .transform(({ days, at }): Recurrence => {
    const named = days.flatMap((day) =>
      typeof day === 'string' ? (DAY_PREFIX.get(day.trim().toLowerCase().slice(0, 3)) ?? []) : [],
    );
    // No day named means every day; a day that is none is passed over.
    return {
      days: named.length > 0 ? [...new Set(named)] : WEEKDAYS,
      at: at.slice(0, 5).padStart(5, '0').replace(/:$/, ''),
    };
  });

const PatternForm = z.object({
  pattern_type: z.enum(['time_based', 'query_based', 'event_based']).catch('time_based'),
  confidence: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\s*\d?(\.\d+)?\s*$/)
        .transform(Number),
    ])
    .pipe(z.number().min(0).max(1)),
  candidate: z.string().optional().catch(undefined),
  predicted_query: z.unknown().optional(),
  predicted_action: z.unknown().optional(),
  recurrence: RecurrenceForm.optional().catch(undefined),
  trigger_time: z.string().max(64).optional().catch(undefined),
  reasoning: z.unknown().optional(),
});

/** Patterns from the parsed JSON of an answer: the 20 surest of the well-formed, in the answer's order where equal. */
export function readPatterns(stated: readonly unknown[]): Patterns {
  const read = stated.map(readPattern);
  const usable = read.flatMap((one) => (one.pattern ? [one.pattern] : []));
  const ranked = usable.toSorted((a, b) => b.confidence - a.confidence);
  return {
    patterns: ranked.slice(0, PATTERN_LIMIT),
    malformed: read.length - usable.length,
    beyondLimit: Math.max(0, ranked.length - PATTERN_LIMIT),
    overlong: read.reduce((sum, one) => sum + one.overlong, 0),
  };
}

function readPattern(value: unknown): { pattern?: Pattern; overlong: number } {
  const form = PatternForm.safeParse(value);
  if (!form.success) return { overlong: 0 };
  const stated = form.data;
  const texts = [cleanText(stated.predicted_query), cleanText(stated.predicted_action)];
  const [query, action] = texts.map((text) => (text !== undefined && text.length <= WORDING_LIMIT ? text : undefined));
  const overlong = texts.filter((text) => text !== undefined && text.length > WORDING_LIMIT).length;
  if (stated.candidate === undefined && query === undefined && action === undefined) return { overlong };
  const pattern: Pattern = {
    type: stated.pattern_type,
    confidence: stated.confidence,
    reasoning: cutVisibly(cleanText(stated.reasoning) ?? '', WORDING_LIMIT),
    ...(stated.candidate === undefined ? {} : { candidate: stated.candidate }),
    ...(query === undefined ? {} : { query }),
    ...(action === undefined ? {} : { action }),
    ...(stated.recurrence === undefined ? {} : { recurrence: stated.recurrence }),
    ...(stated.trigger_time === undefined ? {} : { triggerTime: stated.trigger_time }),
  };
  return { pattern, overlong };
}
