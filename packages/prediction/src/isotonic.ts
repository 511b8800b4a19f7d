import { PIECE, sortedPiecewise } from './piecewise.ts';
import type { Steps } from './steps.ts';

/** An outcome with the score that spoke for it, both 0 to 1. */
export interface Scored {
  readonly score: number;
  readonly hit: boolean;
}

/** Neighbouring scores that share one probability. */
export interface Block {
  /** The smallest and the largest score in it, and their mean. */
  readonly from: number;
  readonly until: number;
  readonly mean: number;
  readonly n: number;
  readonly hits: number;
}

/** Outcomes by score, ties pooled: models speak in .6, .7 and .85, and what is equal must stay equal. */
export function* pooled(outcomes: readonly Scored[]): Steps<Block[]> {
  const groups = new Map<number, Block>();
  for (const [at, { score, hit }] of outcomes.entries()) {
    if (at % PIECE === PIECE - 1) yield;
    const { n, hits } = groups.get(score) ?? { n: 0, hits: 0 };
    groups.set(score, { from: score, until: score, mean: score, n: n + 1, hits: hits + (hit ? 1 : 0) });
  }
  return yield* sortedPiecewise([...groups.values()], (a, b) => a.from - b.from);
}

/** Pool adjacent violators: the blocks of the non-decreasing step function that fits the outcomes best. */
export function* isotonicBlocks(outcomes: readonly Scored[]): Steps<Block[]> {
  const blocks: Block[] = [];
  for (const [at, group] of (yield* pooled(outcomes)).entries()) {
    if (at % PIECE === PIECE - 1) yield;
    let block = group;
    for (let last = blocks.at(-1); last !== undefined && rateOf(last) >= rateOf(block); last = blocks.at(-1)) {
      blocks.pop();
      block = merged(last, block);
    }
    blocks.push(block);
  }
  return blocks;
}

/** The outcomes by hundredths of their score, without the empty ones: enough to count those from any score on. */
export function* hundredths(outcomes: readonly Scored[]): Steps<Block[]> {
  const blocks: Block[] = [];
  for (const [at, group] of (yield* pooled(outcomes)).entries()) {
    if (at % PIECE === PIECE - 1) yield;
    const last = blocks.at(-1);
    if (last !== undefined && hundredth(last.from) === hundredth(group.from)) {
      blocks[blocks.length - 1] = merged(last, group);
    } else blocks.push(group);
  }
  return blocks;
}

function hundredth(score: number): number {
  return Math.floor(score * 100);
}

export function rateOf({ hits, n }: Block): number {
  return hits / n;
}

function merged(a: Block, b: Block): Block {
  const n = a.n + b.n;
  return { from: a.from, until: b.until, mean: (a.mean * a.n + b.mean * b.n) / n, n, hits: a.hits + b.hits };
}
