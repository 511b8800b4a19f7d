import { decimal, optional, text, wholeNumber } from './kind.ts';
import { httpBase } from './url.ts';
import type { Variables } from './variable.ts';

export const LLAMA = {
  TOGETHER_AI_KEY: {
    ...optional(text(/^[\x21-\x7e]+$/, "Together AI's key, printable ASCII without spaces")),
    meaning: 'Key for Together AI; without one, only a stand-in Llama is asked.',
    default: null,
    secret: true,
  },
  TOGETHER_BASE_URL: {
    ...httpBase,
    meaning: 'Where Llama is asked; without a key it must be a loopback address.',
    default: 'https://api.together.ai/v1',
  },
  STAND_IN_URL: {
    ...optional(httpBase),
    meaning: 'Where a stand-in Llama listens; used only when no key is set.',
    default: null,
  },
  LLAMA_MODEL: {
    ...text(/^[\x21-\x7e]{1,200}$/, 'the name of a model, at most 200 characters without spaces'),
    meaning: 'Model to ask.',
    default: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
  },
  LLAMA_CONCURRENCY: {
    ...wholeNumber(1, 1_000),
    meaning: 'Calls to Llama that one worker has in flight at most; not above WORKER_CONCURRENCY.',
    default: '8',
  },
  // Together's limits are dynamic: steady traffic raises them, bursts do not. 600 is a call every 100 ms, which is 3,000
  // people between two ticks; three workers of eight calls of 2 s would make 720.
  LLAMA_CALLS_PER_MINUTE: {
    ...optional(wholeNumber(1, 100_000)),
    meaning: 'Calls to Llama that all workers together begin in a minute at most, evenly spaced.',
    default: null,
    defaultInWords: '600 with `TOGETHER_AI_KEY`, no limit for a stand-in',
  },
  LLAMA_DAILY_TOKENS: {
    ...optional(wholeNumber(1, 999_999_999)),
    meaning:
      'Tokens that the runs of one day in UTC may spend, prompt and completion alike; then Llama is not asked until the first run of the next. Calls in flight when it is reached, and those that begin within 2 s of it, come on top.',
    default: null,
    defaultInWords: 'no limit',
  },
  LLAMA_TIMEOUT_SECONDS: {
    ...wholeNumber(1, 600),
    meaning: 'A call to Llama is given up after this long, its whole answer included.',
    default: '30',
  },
  LLAMA_USD_PER_MILLION_TOKENS: {
    ...decimal(0, 10_000),
    meaning: 'Price in US dollars by which the cost of a run is reckoned; a stand-in costs nothing.',
    default: '0.88',
  },
} as const satisfies Variables;
