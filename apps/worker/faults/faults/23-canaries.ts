import { fleetKey } from '@ambia/queue';
import { type Act, answer, CANARY, type Script } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { some } from '../invariants/some.ts';
import { ambia, type BoardProcess, startBoard } from '../stage/program.ts';
import type { Stage } from '../stage/stage.ts';

const PEOPLE = 48;
const RUN_MS = 10 * 60_000;

/** Everything that people may see without naming a person whose words they want. */
const COMMANDS = [
  ['status'],
  ['status', '--json', '--verbose'],
  ['runs', '--json'],
  ['failed'],
  ['failed', '--json', '--verbose'],
  ['enqueue', 'person-00001', '--verbose'],
  ['retry', '--json', '--verbose'],
  ['tick', '--verbose'],
];

export const canaries: Fault = {
  number: 23,
  name: 'canary words in queries and names, errors forced in every layer',
  bar: 'found in MySQL and the Llama request only: 0 hits elsewhere',
  settings: { WORKER_CONCURRENCY: '20' },
  async run(stage) {
    await stage.people(PEOPLE);
    await nameEverybody(stage);
    await stage.fleet.start(2);
    const board = await startBoard(stage.env);
    const said: string[] = [];
    const failed: number[] = [];
    try {
      for (const disturb of [llamaEchoes, databaseRefuses, redisRefuses]) {
        const { heal, outcomes } = await disturb(stage);
        for (const words of COMMANDS) said.push(await ambia(stage.env, words));
        said.push(...(await boardAnswers(stage, board)));
        await heal();
        failed.push((await outcomes()).failed);
      }
    } finally {
      board.kill();
    }
    const hits = [...said, ...board.lines].filter((text) => text.toLowerCase().includes(CANARY));
    const kept = await canariesInMysql(stage);
    const asked = stage.llama.journal.entries.filter(({ person }) => person !== null).length;
    return judged(
      stage,
      {
        figure: `${failed.join(' + ')} failed by Llama, MySQL and Redis; ${hits.length} hits in ${said.length} answers of board and commands; ${kept} rows in MySQL and ${asked} requests to Llama hold them`,
        held: hits.length === 0 && kept > 0 && asked > 0 && (failed[0] ?? 0) > 0 && (failed[1] ?? 0) > 0,
        notes: some(
          'words',
          hits.map((text) => text.slice(Math.max(0, text.toLowerCase().indexOf(CANARY) - 150)).slice(0, 300)),
        ),
      },
      { openRuns: true },
    );
  },
};

interface Disturbed {
  readonly heal: () => Promise<void>;
  /** Once what was disturbed is over. */
  readonly outcomes: () => Promise<{ readonly failed: number }>;
}

async function nameEverybody({ db }: Stage): Promise<void> {
  await db.pool.query('CREATE TABLE users (id VARCHAR(36) PRIMARY KEY, name VARCHAR(100), preferences JSON)');
  await db.pool.query(
    `INSERT INTO users (id, name, preferences) SELECT DISTINCT user_id, CONCAT('${CANARY} ', user_id), JSON_OBJECT('nick', '${CANARY} nick') FROM activity_log`,
  );
}

/** Every way to say no, quoting the question. */
const ECHOES: readonly ((said: string) => Act)[] = [
  (said) => reply(400, JSON.stringify({ error: { message: `cannot answer ${said}`, type: said, code: said } })),
  (said) => reply(422, said),
  (said) => reply(500, JSON.stringify({ error: { message: said } }), { 'x-request-id': CANARY }),
  (said) => reply(200, `<html><title>${said}</title>`, { 'content-type': 'text/html' }),
  (said) =>
    reply(
      200,
      JSON.stringify({
        choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: 'length' }],
      }),
    ),
  (said) => reply(200, JSON.stringify({ choices: [], error: said })),
  (said) => reply(200, `{"choices":[{"message":"${CANARY}`.concat(said.slice(0, 20))),
];

function reply(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Act {
  return { do: 'reply', status, body, headers: { 'content-type': 'application/json', ...headers } };
}

function echoing(): Script {
  return (call) => ECHOES[call.nth % ECHOES.length]?.(JSON.stringify(call.document)) ?? { do: 'hang' };
}

/** Whoever meets one of the permanent refusals first has failed for good. */
async function llamaEchoes(stage: Stage): Promise<Disturbed> {
  stage.llama.play(echoing());
  const slot = await stage.runs.begin();
  await stage.until('somebody failed', RUN_MS, async () => (await stage.queues.analyze.getFailedCount()) > 0);
  await stage.until('every echo was heard', RUN_MS, () => stage.llama.journal.entries.length > 3 * ECHOES.length);
  return {
    heal: async () => stage.llama.play((call) => answer(call)),
    outcomes: async () => (await stage.runs.finished(slot, RUN_MS)).outcomes,
  };
}

/** A column too small for what is written, and a trigger whose error quotes it. */
async function databaseRefuses(stage: Stage): Promise<Disturbed> {
  const { pool } = stage.db;
  await pool.query('DELETE FROM generation_queue');
  await pool.query('DELETE FROM ambia_answer');
  await pool.query('ALTER TABLE ambia_answer MODIFY asked VARCHAR(5) NOT NULL');
  await pool.query(
    `CREATE TRIGGER refuse BEFORE INSERT ON generation_queue FOR EACH ROW
     IF NEW.priority % 2 = 0 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${CANARY} somebody'; END IF`,
  );
  const slot = await stage.runs.begin();
  await stage.until('somebody failed', RUN_MS, async () => {
    const summary = await stage.runs.summary(slot);
    return summary !== null && summary.outcomes.failed > 0;
  });
  return {
    async heal() {
      await pool.query('DROP TRIGGER refuse');
      await pool.query('ALTER TABLE ambia_answer MODIFY asked LONGTEXT NOT NULL');
    },
    outcomes: async () => (await stage.runs.finished(slot, RUN_MS)).outcomes,
  };
}

/** What is kept of everybody's calls is of another kind: every command on it is an error. */
async function redisRefuses(stage: Stage): Promise<Disturbed> {
  const { redis } = stage.queues;
  await stage.db.pool.query('DELETE FROM ambia_answer');
  const key = fleetKey(stage.queues);
  await redis.del(key);
  await redis.lpush(key, 'not a text');
  await redis.pexpire(key, RUN_MS);
  const slot = await stage.runs.begin();
  await stage.until('attempts fail', RUN_MS, async () => (await stage.queues.analyze.getDelayedCount()) > 0);
  return {
    heal: async () => void (await redis.del(key)),
    outcomes: async () => (await stage.runs.finished(slot, RUN_MS)).outcomes,
  };
}

async function boardAnswers({ queues }: Stage, board: BoardProcess): Promise<string[]> {
  const failed = await queues.analyze.getJobs(['failed', 'delayed', 'completed'], 0, 20);
  const paths = [
    '/',
    '/api/queues',
    ...['failed', 'completed', 'delayed', 'active', 'prioritized'].map(
      (status) => `/api/queues?activeQueue=analyze-user&status=${status}&jobsPerPage=100`,
    ),
    ...failed.map(({ id }) => `/api/queues/analyze-user/${id}`),
    ...failed.map(({ id }) => `/api/queues/analyze-user/${id}/logs`),
  ];
  const answers: string[] = [];
  for (const path of paths) answers.push(await board.get(path));
  return answers;
}

async function canariesInMysql({ db }: Stage): Promise<number> {
  const [rows] = await db.pool.query(`SELECT COUNT(*) AS n FROM activity_log WHERE query LIKE '${CANARY}%'`);
  const [first] = Array.isArray(rows) ? rows : [];
  return first !== undefined && 'n' in first ? Number(first.n) : 0;
}
