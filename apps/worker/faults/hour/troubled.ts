import { between, shuffledRounds } from './draw.ts';
import type { Scene, Trouble } from './trouble.ts';

const CALM_MS = [8_000, 20_000] as const;
/** Whoever waits out a pause or a backoff has their turn by then. */
const AT_WORK_MS = 90_000;
/** After work goes on, until nothing of the trouble is in anybody's hands. */
const SETTLED_MS = 3_000;

/** What an hour of troubles was. Instants as `performance.now` counts. */
export interface Troubled {
  readonly began: number;
  readonly strikes: number;
  readonly kinds: ReadonlyMap<string, number>;
  /** From the beginning of a trouble until everybody was at work again, at most. */
  readonly longestMs: number;
  /** What did not go as it should, in words. */
  readonly ills: readonly string[];
  isCalm(at: number): boolean;
}

/** One trouble after another, with a calm spell after each, until the time is over. */
export async function troubleFor(ms: number, troubles: readonly Trouble[], scene: Scene): Promise<Troubled> {
  const { stage, crew, random } = scene;
  const began = performance.now();
  const spells: { readonly from: number; readonly until: number }[] = [];
  const kinds = new Map<string, number>();
  const ills: string[] = [];
  for (const { name, strike } of shuffledRounds(troubles, random)) {
    await stage.pass(between(random, ...CALM_MS));
    if (performance.now() - began >= ms) break;
    const from = performance.now();
    const ill = await endured(strike, scene);
    const until = performance.now();
    spells.push({ from, until: until + SETTLED_MS });
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
    if (ill.text !== null) ills.push(`${name}: ${ill.text}`);
    stage.say(
      `  ${spells.length} ${name} (${seconds(ill.struckMs)} s), at work again ${seconds(until - from - ill.struckMs)} s later`,
    );
  }
  return {
    began,
    strikes: spells.length,
    kinds,
    longestMs: Math.max(0, ...spells.map(({ from, until }) => until - from)),
    ills: [...ills, ...crew.vanished()],
    isCalm: (at) => !spells.some(({ from, until }) => at >= from && at < until),
  };
}

/** How long the trouble itself took, and why it was not got over, in words. */
async function endured(
  strike: Trouble['strike'],
  scene: Scene,
): Promise<{ readonly struckMs: number; readonly text: string | null }> {
  const from = performance.now();
  let struckMs = 0;
  try {
    await strike(scene);
    struckMs = performance.now() - from;
    await scene.crew.atWork(AT_WORK_MS);
    return { struckMs, text: null };
  } catch (thrown) {
    scene.stage.signal.throwIfAborted();
    return { struckMs, text: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
