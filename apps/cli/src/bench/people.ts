import type { Database } from '@ambia/db';

/** Somebody's activity: so many events on the days before `until` (ms). */
export interface Habits {
  readonly people: number;
  /** Of the first person; others count on from here. */
  readonly from?: number;
  readonly events: number;
  readonly until: number;
  /** Days back from `until` over which the events are spread. */
  readonly days: number;
}

/** Rows of one statement of the server: large enough that its round trip does not count, small enough for its redo log. */
const BATCH_ROWS = 200_000;

/** The nth person's id, from 0: as long as a UUID, in order. */
export function benchPerson(nth: number): string {
  return `bench-person-00000000-00000-${String(nth).padStart(8, '0')}`;
}

/** One event of each number below the count, written by the server itself: nothing travels. */
const INSERT = `
  INSERT INTO activity_log (id, user_id, action_type, query, timestamp, time_of_day, day_of_week)
  SELECT CONCAT(LPAD(n DIV ?, 10, '0'), '-', LPAD(n MOD ?, 10, '0')),
    CONCAT('bench-person-00000000-00000-', LPAD(n DIV ?, 8, '0')), 'query',
    ELT(1 + n MOD 3, 'evening news', 'pizza nearby', 'train home'),
    ? - INTERVAL (? * (n MOD ?) DIV ?) SECOND, 'evening', 'friday'
  FROM (
    SELECT ? + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS n
    FROM digits a, digits b, digits c, digits d, digits e, digits f
    WHERE f.n < 2
  ) numbers
  WHERE n < ?
  ORDER BY n`;

/** Adds their activity; the newest event of each lies at `until`. */
export async function addActivity(db: Database, habits: Habits): Promise<void> {
  const { people, from = 0, events, until, days } = habits;
  await makeDigits(db);
  const [first, end] = [from * events, (from + people) * events];
  for (let start = first; start < end; start += BATCH_ROWS) {
    const span = [new Date(until), days * 86_400, events, events];
    await db.pool.query(INSERT, [events, events, events, ...span, start, Math.min(end, start + BATCH_ROWS)]);
  }
}

async function makeDigits({ pool }: Database): Promise<void> {
  await pool.query('CREATE TABLE IF NOT EXISTS digits (n INT NOT NULL PRIMARY KEY)');
  await pool.query(
    'INSERT INTO digits VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9) ON DUPLICATE KEY UPDATE n = digits.n',
  );
}
