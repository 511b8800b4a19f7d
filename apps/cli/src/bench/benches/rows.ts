import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MysqlAddress } from '@ambia/backends';
import { type Database, inspect, migrate, openDatabase, openStore, type Profile, type Store } from '@ambia/db';
import { type AnalyzeUserSteps, analyzeUser, nothingLearned, windowBefore } from '@ambia/prediction';
import type { Bench, Round } from '../bench.ts';
import { CHAIN_RULES } from '../chain-rules.ts';
import { type Ground, scaled } from '../ground.ts';
import { handlerReads } from '../handler-reads.ts';
import { addActivity, benchPerson } from '../people.ts';
import { openBenchServers } from '../servers.ts';
import { percentile } from '../spread.ts';

/** Together with a crowd of 20 each, 10 M rows. */
const ROWS = 10_000_000;
const EVENTS = { hundred: 100, limit: 5_000, huge: 500_000 } as const;
const CROWD_EVENTS = 20;
const HOUR_MS = 3_600_000;
/** Analyses of each of the three, for a p95. */
const TIMES = 20;
/** Per analysis: the rows themselves, and whatever finds their beginning, the person's state and answer. */
const ANALYSIS_READS = 5_100;

export const rows = rowsOf('a');
/** A bench of its own, so that what breaks on one takes nothing from the other. */
export const rowsB = rowsOf('b');

function rowsOf(generation: 'a' | 'b'): Bench {
  return {
    name: generation === 'a' ? 'rows' : 'rows-b',
    what: `people with 100, 5,000 and 500,000 events in an activity_log of 10 M rows, generation ${generation.toUpperCase()}`,
    against: 'rows and index entries that the server reads (Handler_read*)',
    figures: {
      discovery: {
        title: 'reads a person, discovery',
        unit: 'count',
        ...(generation === 'a' ? { bar: { atMost: 3 } } : {}),
      },
      analysis: { title: 'reads of the worst analysis', unit: 'count', bar: { atMost: ANALYSIS_READS } },
      discovery_s: { title: 'discovery', unit: 'seconds' },
      page_ms: { title: 'page of 1,000 people, p95', unit: 'ms' },
      hundred_ms: { title: 'analysis of 100 events, p95', unit: 'ms' },
      limit_ms: { title: 'of 5,000, p95', unit: 'ms' },
      huge_ms: { title: 'of 500,000, p95', unit: 'ms' },
    },
    rounds: 1,
    async open(ground) {
      const { address, db } = await (await openBenchServers(ground)).mysql();
      if (generation === 'b') {
        const other = await generationB(db, address, ground);
        return () => measured(other);
      }
      await migrate(db);
      await fill(db, ground);
      return () => measured(address);
    },
  };
}

/** A database of its own with the other generation's tables, and a users row for everybody to come. */
async function generationB(db: Database, address: MysqlAddress, ground: Ground): Promise<MysqlAddress> {
  const database = 'generation_b';
  await db.pool.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  const other = openDatabase({ ...address, database }, { connections: 1 });
  const sql = await readFile(join(ground.io.checkout, 'packages/db/test/generation-b.sql'), 'utf8');
  for (const statement of sql.replaceAll(/--.*$/gm, '').split(';')) {
    if (statement.trim() !== '') await other.pool.query(statement);
  }
  await migrate(other);
  // The crowd's parents come after it: every key is known to fit. Millions at once may take longer than the product ever does.
  await other.pool.query('SET SESSION foreign_key_checks = 0 /*M!100101 , max_statement_time = 0 */');
  await fill(other, ground);
  await other.pool.query(
    `INSERT INTO users (id, device_id, email)
     SELECT user_id, user_id, CONCAT(user_id, '@example.com') FROM (SELECT DISTINCT user_id FROM activity_log) people`,
  );
  await other.close();
  return { ...address, database };
}

async function fill(db: Database, ground: Ground): Promise<void> {
  const until = Date.now() - HOUR_MS;
  const people = crowdOf(ground);
  ground.say(`${scaled(ground, ROWS).toLocaleString('en')} rows`);
  const three = Object.values(EVENTS);
  for (const [nth, events] of three.entries()) {
    await addActivity(db, { from: nth, people: 1, events: scaledEvents(events, ground), until, days: 28 });
  }
  await addActivity(db, { from: three.length, people, events: CROWD_EVENTS, until, days: 28 });
  await db.pool.query('ANALYZE TABLE activity_log');
}

function scaledEvents(events: number, ground: Ground): number {
  return events === EVENTS.huge ? scaled(ground, events) : events;
}

function crowdOf(ground: Ground): number {
  return Math.ceil((scaled(ground, ROWS) - scaled(ground, EVENTS.huge)) / CROWD_EVENTS);
}

async function measured(address: MysqlAddress): Promise<Round> {
  // One connection, whose counters are its own.
  const db = openDatabase(address, { connections: 1 });
  const profile = await inspect(db);
  const store = openStore(db, profile);
  const round = { ...(await discovery(store, db)), ...(await analyses(store, db, profile)) };
  await db.close();
  return round;
}

async function discovery(store: Store, db: Database) {
  const pages: number[] = [];
  let people = 0;
  const started = performance.now();
  const reads = await handlerReads(db, async () => {
    let began = performance.now();
    for await (const page of store.activeUsers(windowBefore(Date.now(), 7))) {
      pages.push(performance.now() - began);
      people += page.length;
      began = performance.now();
    }
  });
  const seconds = (performance.now() - started) / 1_000;
  return { discovery: reads / people, discovery_s: seconds, page_ms: percentile(pages, 0.95) };
}

async function analyses(store: Store, db: Database, profile: Profile) {
  if (profile.userIndex === null) throw new Error('activity_log has no index by person');
  const kinds = Object.keys(EVENTS);
  const found: Record<string, number> = { analysis: 0 };
  for (const [nth, kind] of kinds.entries()) {
    const ms: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      const began = performance.now();
      const reads = await handlerReads(db, () => analyse(store, benchPerson(nth)));
      ms.push(performance.now() - began);
      found.analysis = Math.max(found.analysis ?? 0, reads);
    }
    found[`${kind}_ms`] = percentile(ms, 0.95);
  }
  return found;
}

const NEVER = new AbortController().signal;

/** The chain over what the database says, without Llama and without a trace. */
async function analyse(store: Store, userId: string): Promise<void> {
  const steps: AnalyzeUserSteps = {
    personAt: (id, window) => store.personAt(id, window),
    activity: (id, window, limit) => store.activity(id, window, limit),
    learned: async () => nothingLearned(CHAIN_RULES.llama),
    ask: async () => null,
    record: async ({ outcome, rows: queued }) => ({
      ...{ counted: true, outcome, queued },
      ...{ alreadyQueued: 0, alreadyCached: 0 },
    }),
  };
  await analyzeUser({ userId, slot: Date.now() }, CHAIN_RULES, steps, NEVER);
}
