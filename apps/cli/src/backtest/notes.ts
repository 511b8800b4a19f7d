import type { Replayed, ReplayState } from './replay/state.ts';

/** What is known of a replay: its end, or where it got to. */
type Note = { readonly done: Replayed } | { readonly state: ReplayState };

/** Where a long run puts down what it has, by the replay's name, so that it can go on from there. */
export interface Notes {
  of(name: string): Note | null;
  put(name: string, state: ReplayState): void;
  end(name: string, done: Replayed): void;
}

/** Remembers within one run only: replays that several seeds share are made once. */
export function openNotes(): Notes {
  const ends = new Map<string, Note>();
  return {
    of: (name) => ends.get(name) ?? null,
    put() {},
    end: (name, done) => ends.set(name, { done }),
  };
}
