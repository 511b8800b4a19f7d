import type { ConsumerParts } from '@ambia/worker/wire';

/** Where a worker may die, in the order in which a run passes them. */
export const PHASES = [
  'page selected',
  'mid fan-out',
  'before Llama',
  'after Llama',
  'before commit',
  'after commit',
  'before ack',
] as const;
export type Phase = (typeof PHASES)[number];

/** Ends this process as a power cut would. */
export type Die = () => Promise<never>;

/** A worker's parts, with death waiting in one of them. */
export function mortal(parts: ConsumerParts, phase: Phase, die: Die): ConsumerParts {
  const { queues, events, analysing } = parts;
  const { store, steps } = analysing;
  const dying = (changed: Partial<ConsumerParts['analysing']>) => ({
    ...parts,
    analysing: { ...analysing, ...changed },
  });
  switch (phase) {
    case 'page selected':
      return dying({ store: { ...store, activeUsers: (...given) => dyingPages(store.activeUsers(...given), die) } });
    case 'mid fan-out':
      return { ...parts, queues: { ...queues, analyze: addingSome(queues.analyze, die) } };
    case 'before Llama':
      return dying({ steps: { ...steps, ask: die } });
    case 'after Llama':
      return dying({ steps: { ...steps, ask: (...given) => steps.ask(...given).then(die) } });
    case 'before commit':
      return dying({ steps: { ...steps, record: (...given) => Promise.race([steps.record(...given), die()]) } });
    case 'after commit':
      return dying({ steps: { ...steps, record: (...given) => steps.record(...given).then(die) } });
    case 'before ack':
      return { ...parts, events: { ...events, personEnded: () => void die() } };
  }
}

async function* dyingPages(pages: AsyncGenerator<string[], void, undefined>, die: Die) {
  for await (const page of pages) {
    await die();
    yield page;
  }
}

/** So many people have their job when it dies; fewer than fault 4 adds before each crash. */
const ADDED = 6;

function addingSome(analyze: ConsumerParts['queues']['analyze'], die: Die): ConsumerParts['queues']['analyze'] {
  const add = analyze.add.bind(analyze);
  const adding: ReturnType<typeof add>[] = [];
  analyze.add = async (...given) => {
    if (adding.length < ADDED) {
      const job = add(...given);
      adding.push(job);
      return job;
    }
    await Promise.all(adding);
    return die();
  };
  return analyze;
}
