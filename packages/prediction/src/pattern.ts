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

const WEEKEND: readonly Weekday[] = ['saturday', 'sunday'];

/** What a model may call several days at once, beside the days' own names. */
const DAY_GROUPS = new Map<string, readonly Weekday[]>([
  ['wee', WEEKEND],
  ['dai', WEEKDAYS],
  ['eve', WEEKDAYS],
  ...WEEKDAYS.map((day) => [day.slice(0, 3), [day]] as const),
]);

/** Minutes, where a recurrence names no window. */
const DEFAULT_WINDOW = 60;

const RecurrenceForm = z
  .object({
    days: z
      .union([z.string().transform((day) => [day]), z.array(z.unknown())])
      .nullish()
      .transform(readDays),
    at: z.string().transform(readTime),
    window_minutes: z.coerce.number().catch(DEFAULT_WINDOW).transform(boundedWindow),
  })
  .transform(({ days, at, window_minutes: minutes }): Recurrence | undefined => {
    return days && at ? { days, at, minutes } : undefined;
  });

/** A window outside one half to four hours is none that a page could be kept for. */
function boundedWindow(minutes: number): number {
  return minutes > 0 ? Math.round(Math.min(240, Math.max(30, minutes))) : DEFAULT_WINDOW;
}

/** No day named means every day; days of which none is one are unreadable. */
function readDays(stated: readonly unknown[] | null | undefined): readonly Weekday[] | undefined {
  if (!stated || stated.length === 0) return WEEKDAYS;
  const named = stated.flatMap((day) => (typeof day === 'string' ? daysCalled(day.trim().toLowerCase()) : []));
  return named.length === 0 ? undefined : WEEKDAYS.filter((day) => named.includes(day));
}

function daysCalled(name: string): readonly Weekday[] {
  if (name.startsWith('weekday')) return WEEKDAYS.filter((day) => !WEEKEND.includes(day));
  return DAY_GROUPS.get(name.slice(0, 3)) ?? [];
}

/** `8:05` or `08:05:30` as `08:05`. */
function readTime(stated: string): string | undefined {
  const [, hour, minute] = /^ *([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)? *$/.exec(stated) ?? [];
  return hour === undefined || minute === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

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
