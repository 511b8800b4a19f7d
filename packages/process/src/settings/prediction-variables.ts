import { decimal, duration, oneOf, optional, text, wholeNumber } from './kind.ts';
import { timeZone } from './time-zone.ts';
import type { Variables } from './variable.ts';

export const PREDICTION = {
  MIN_CONFIDENCE: {
    ...decimal(0, 1),
    meaning: 'A pattern counts as detected from this confidence on.',
    default: '0.6',
  },
  QUEUE_CONFIDENCE: {
    ...decimal(0, 1),
    meaning: 'A prediction is queued from this confidence on; not below MIN_CONFIDENCE.',
    default: '0.7',
  },
  ACTIVE_DAYS: {
    ...wholeNumber(1, 365),
    meaning: 'People who did something in this many days are analysed; not above HISTORY_DAYS.',
    default: '7',
  },
  HISTORY_DAYS: {
    ...wholeNumber(1, 365),
    meaning: 'Days of activity that an analysis looks at.',
    default: '30',
  },
  DEFAULT_TIMEZONE: {
    ...timeZone,
    meaning: 'Time zone of everyone who has not set one.',
    default: 'UTC',
  },
  LEAD_MINUTES: {
    ...wholeNumber(0, 60),
    meaning: 'A page is due this long before it is needed, because making one takes a few minutes.',
    default: '5',
  },
  CALIBRATION: {
    ...oneOf(['auto', 'shadow', 'off']),
    meaning:
      'Whether confidences are held against what then happened: `auto` lets the calibrated one decide once 300 outcomes of the Llama in use are known, `shadow` only records it, `off` does neither.',
    default: 'auto',
  },
  REANALYZE_AFTER: {
    ...duration(60, 168),
    meaning: 'Llama is asked about a person again after this long, also where nothing changed.',
    default: '24h',
  },
  HORIZON_MINUTES: {
    ...optional(wholeNumber(5, 1_440)),
    meaning:
      'How far ahead a stored pattern is queued without asking Llama; more than the time between two runs, or what comes due in between is missed.',
    default: null,
    defaultInWords: '60 + `LEAD_MINUTES`',
  },
  GENERATION_JOB_TYPE: {
    ...optional(text(/^[A-Za-z0-9_-]{1,50}$/, '1 to 50 letters, digits, - or _')),
    meaning: 'The `job_type` of the rows written, instead of the one that the table is seen to accept.',
    default: null,
    defaultInWords: 'what the table accepts',
  },
} as const satisfies Variables;
