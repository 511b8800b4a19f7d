import { isLoopback } from './loopback.ts';
import type { Rule } from './rule.ts';
import { hostOf } from './url.ts';

/** People's words go over the network with a key or not at all. */
const keyed: Rule = {
  about: ['TOGETHER_AI_KEY', 'TOGETHER_BASE_URL'],
  problem: ({ values, given }) => {
    if (values.TOGETHER_AI_KEY !== undefined || !given.has('TOGETHER_BASE_URL')) return null;
    if (isLoopback(hostOf(new URL(values.TOGETHER_BASE_URL)))) return null;
    return 'TOGETHER_BASE_URL is set and TOGETHER_AI_KEY is missing: expected a key, or a loopback address (127.0.0.1, localhost, [::1]) where no key is needed; set TOGETHER_AI_KEY or TOGETHER_AI_KEY_FILE, or change or remove TOGETHER_BASE_URL.';
  },
};

const oneStandIn: Rule = {
  about: ['TOGETHER_AI_KEY', 'TOGETHER_BASE_URL', 'STAND_IN_URL'],
  problem: ({ values, given }) => {
    if (values.TOGETHER_AI_KEY !== undefined || !given.has('TOGETHER_BASE_URL')) return null;
    if (values.STAND_IN_URL === undefined || values.STAND_IN_URL === values.TOGETHER_BASE_URL) return null;
    return 'TOGETHER_BASE_URL and STAND_IN_URL contradict each other: without a key both say where the stand-in Llama listens; remove one, or set TOGETHER_AI_KEY.';
  },
};

export const LLAMA_RULES: readonly Rule[] = [keyed, oneStandIn];
