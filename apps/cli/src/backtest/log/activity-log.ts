import { createHash } from 'node:crypto';
import { type Activity, localInstantOf } from '@ambia/prediction';
import { Complaint } from '../../complaint.ts';
import { EXIT } from '../../exit-codes.ts';
import type { Event } from '../../import/event.ts';
import { eventLines } from '../../import/events.ts';
import type { Source } from '../../import/source.ts';
import type { OnBadLine } from '../../import/survey.ts';
import { byUser } from './by-user.ts';

export interface LogPerson {
  readonly userId: string;
  /** Oldest first. */
  readonly activity: readonly Activity[];
}

/** A whole file in memory: who did what, at the instants that the file's local times mean in `zone`. */
export interface ActivityLog {
  /** For messages. */
  readonly name: string;
  /** sha256 of its events, however they were packed. */
  readonly hash: string;
  /** IANA. */
  readonly zone: string;
  readonly events: number;
  /** By id. */
  readonly people: readonly LogPerson[];
}

export interface LogRules {
  readonly zone: string;
  readonly signal: AbortSignal;
}

/** Reads a file of events as `ambia import` does, but leaves its times where they are. @throws Complaint */
export async function readLog(source: Source, { zone, signal }: LogRules, onBad: OnBadLine): Promise<ActivityLog> {
  const instantOf = localInstantOf(zone);
  const hash = createHash('sha256');
  const people = new Map<string, Activity[]>();
  let events = 0;
  for await (const { number, event } of eventLines(source)) {
    signal.throwIfAborted();
    if ('reason' in event) {
      onBad(number, event.reason);
      continue;
    }
    events++;
    hash.update(`${JSON.stringify([event.user, event.local, event.what])}\n`);
    add(people, event, instantOf(Date.parse(`${event.local}Z`)));
  }
  if (events === 0) throw unreadable(source);
  return { name: source.name, hash: hash.digest('hex'), zone, events, people: byUser(people) };
}

function add(people: Map<string, Activity[]>, { user, what }: Event, at: number): void {
  const one = { at, action: 'query', query: what };
  const own = people.get(user);
  if (own) own.push(one);
  else people.set(user, [one]);
}

function unreadable({ name }: Source): Complaint {
  const text = `${name}: none of its lines can be read; expected user, time and what, as for \`ambia import\``;
  return new Complaint(EXIT.badInput, 'BACKTEST_EMPTY', text);
}
