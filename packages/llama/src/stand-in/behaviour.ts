import { z } from 'zod';

const Milliseconds = z.number().int().min(0).max(600_000);

const Behaviour = z.strictObject({
  /** Before every answer, failures included. */
  delayMs: Milliseconds,
  /** Up to this much more, drawn by the seed. */
  jitterMs: Milliseconds,
  /** Share of calls that fail, 0 to 1, drawn by the seed and the call's number. */
  failRate: z.number().min(0).max(1),
  /** HTTP status of a failure. */
  failStatus: z.number().int().min(400).max(599),
  /** `Retry-After` of a failure, as it is; null: no such header. */
  retryAfter: z
    .string()
    .max(100)
    .regex(/^[\x20-\x7e]*$/, 'expected printable ASCII')
    .nullable(),
  /**
   * `habits`: the candidates it believes in, by id. `markdown`: the same with prose and a code fence around it.
   * `html`: a page with status 200. `half_json`: the same answer cut in the middle, `finish_reason` `length`.
   * `empty_choices`: a completion without any. `old_format`: patterns with a trigger_time and no recurrence, a week in
   * the past where the seed is odd. `fixed`: this text, whatever was asked.
   */
  answer: z.union(
    [
      z.enum(['habits', 'markdown', 'html', 'half_json', 'empty_choices', 'old_format']),
      z.strictObject({ fixed: z.string() }),
    ],
    'expected habits, markdown, html, half_json, empty_choices, old_format or {"fixed": text}',
  ),
  /** Every candidate is stated, weak or not, with .80 to .95 in the order of what is honest: as language models do. */
  inflate: z.boolean(),
  seed: z.number().int(),
});

export type StandInBehaviour = Readonly<z.infer<typeof Behaviour>>;

export const WELL_BEHAVED: StandInBehaviour = {
  delayMs: 0,
  jitterMs: 0,
  failRate: 0,
  failStatus: 500,
  retryAfter: null,
  answer: 'habits',
  inflate: false,
  seed: 0,
};

/** What of a behaviour was refused, and why, in words for whoever asked for it. */
export class RefusedBehaviour extends Error {
  override readonly name = 'RefusedBehaviour';
}

/** The behaviour with some fields changed. Throws RefusedBehaviour, naming every field that is wrong or unknown. */
export function changed(behaviour: StandInBehaviour, change: unknown): StandInBehaviour {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) {
    throw new RefusedBehaviour(`expected a JSON object with some of: ${Object.keys(WELL_BEHAVED).join(', ')}`);
  }
  const read = Behaviour.safeParse({ ...behaviour, ...change });
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => [...issue.path, issue.message].join(': '));
  throw new RefusedBehaviour(`${problems.join('; ')}. Nothing was changed.`);
}
