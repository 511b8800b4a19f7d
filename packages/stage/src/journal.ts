/** How a call to Llama ended, as the endpoint saw it; `open`: not yet. */
type CallEnd = 'open' | 'answered' | 'refused' | 'broken' | 'hung_up';

/** A call that the endpoint was made. */
export interface JournalEntry {
  /** From 1, in the order in which they came. */
  readonly nth: number;
  /** Whom it was about; null where the prompt did not tell. */
  readonly person: string | null;
  /** This one included. */
  readonly callsOfPerson: number;
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
  endedAt: number | null;
  end: CallEnd;
}

/** Every call of a stage, whatever came of it. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  begin(person: string | null): JournalEntry;
  answered(): readonly JournalEntry[];
  of(person: string): readonly JournalEntry[];
  inFlight(): number;
}

export function openJournal(): Journal {
  const entries: JournalEntry[] = [];
  const byPerson = new Map<string | null, JournalEntry[]>();
  return {
    entries,
    begin(person) {
      const own = byPerson.get(person) ?? [];
      const entry: JournalEntry = {
        nth: entries.length + 1,
        person,
        callsOfPerson: own.length + 1,
        beganAt: Date.now(),
        endedAt: null,
        end: 'open',
      };
      entries.push(entry);
      own.push(entry);
      byPerson.set(person, own);
      return entry;
    },
    answered: () => entries.filter(({ end }) => end === 'answered'),
    of: (person) => byPerson.get(person) ?? [],
    inFlight: () => entries.filter(({ end }) => end === 'open').length,
  };
}
