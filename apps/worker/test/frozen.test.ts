import { answer, openLlamaEndpoint, personId, startWorkerProcess, type WorkerProcess, wordingOf } from '@ambia/stage';
import { afterAll, expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world();
const llama = await openLlamaEndpoint();
const people = [0, 1, 2, 3].map(personId);
for (const person of people) await w.habitual(person, wordingOf(person));
const workers: WorkerProcess[] = [];
afterAll(async () => {
  for (const worker of workers) worker.signal('SIGKILL');
  await llama.close();
});

async function start() {
  const worker = startWorkerProcess(
    { ...w.env, STAND_IN_URL: llama.url, LOG_LEVEL: 'debug', JOB_LOCK_SECONDS: '1' },
    0,
  );
  workers.push(worker);
  await worker.ready({ timeoutMs: 20_000, signal: AbortSignal.timeout(20_000) });
  return worker;
}

test('a worker that stood still past its locks writes nothing and lets go of its calls; others did its jobs', async () => {
  llama.play((call) => (call.callsOfPerson === 1 ? { do: 'hang' } : answer(call)));
  const frozen = await start();
  const run = w.tick(30_000);
  await expect.poll(() => llama.journal.inFlight(), { timeout: 10_000 }).toBe(people.length);
  frozen.signal('SIGSTOP');
  await start();
  expect((await run).outcomes.analyzed).toBe(people.length);
  const rows = await w.rows();
  frozen.signal('SIGCONT');
  await expect.poll(() => llama.journal.inFlight(), { timeout: 10_000 }).toBe(0);
  const letGo = () => frozen.log.filter(({ msg }) => msg === 'attempt failed').length;
  await expect.poll(letGo, { timeout: 10_000 }).toBe(people.length);
  for (const person of people) expect(llama.journal.of(person).map(({ end }) => end)).toEqual(['hung_up', 'answered']);
  expect(await w.rows()).toEqual(rows);
  const jobs = await w.queues.analyze.getCompleted();
  expect(jobs.map((job) => job.attemptsMade)).toEqual(people.map(() => 1));
});
