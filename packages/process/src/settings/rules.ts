import { LLAMA_RULES } from './llama-rules.ts';
import { isLoopback } from './loopback.ts';
import { MYSQL_RULES } from './mysql-rules.ts';
import { notBelow, type Rule, whereGiven } from './rule.ts';

const guardedBoard: Rule = {
  about: ['BOARD_HOST', 'BOARD_PASSWORD'],
  problem: ({ values }) => {
    if (values.BOARD_HOST === undefined || values.BOARD_PASSWORD !== undefined || isLoopback(values.BOARD_HOST))
      return null;
    return 'BOARD_HOST is not a loopback address and BOARD_PASSWORD is missing: expected a password on a board that others can reach; set BOARD_PASSWORD or BOARD_PASSWORD_FILE, or BOARD_HOST=127.0.0.1.';
  },
};

export const RULES: readonly Rule[] = [
  ...MYSQL_RULES,
  ...LLAMA_RULES,
  notBelow('QUEUE_CONFIDENCE', 'MIN_CONFIDENCE', 'only what counts as a pattern can be queued'),
  // A small worker need not also lower a limit that it cannot reach.
  whereGiven(
    notBelow('WORKER_CONCURRENCY', 'LLAMA_CONCURRENCY', 'a worker calls once at most for each person in hand'),
  ),
  notBelow('HISTORY_DAYS', 'ACTIVE_DAYS', 'who counts as active must have a history to look at'),
  notBelow('SHUTDOWN_GRACE_SECONDS', 'LLAMA_TIMEOUT_SECONDS', 'a call in flight must be able to end'),
  guardedBoard,
];
