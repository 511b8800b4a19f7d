import { setTimeout as wait } from 'node:timers/promises';
import { databaseError } from './database-error.ts';

/** Tries in all: measured, sorted writes deadlock hardly ever, and a second try nearly always gets through. */
const TRIES = 4;

/** Longest pause before the next try, milliseconds, per try made so far; drawn at random so that rivals part. */
const JITTER_MS = 100;

/** 1213 deadlock, 1205 lock wait, 1020 changed since it was read (MariaDB's way to say 1213). */
const LOCKED: readonly (number | undefined)[] = [1213, 1205, 1020];

/** Runs a whole transaction again where the server gave it up for another one's locks. */
export async function retryLocked<T>(transaction: () => Promise<T>): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (made === TRIES || !LOCKED.includes(databaseError(error)?.errno)) throw error;
      await wait(Math.random() * JITTER_MS * made);
    }
  }
}
