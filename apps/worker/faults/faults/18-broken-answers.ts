import { type Act, answer, saying } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { judged } from '../invariants/invariants.ts';
import { heldMemory, MEASURED } from '../stage/held-memory.ts';
import type { Stage } from '../stage/stage.ts';

const WORKERS = 2;
const PEOPLE = 240;
const TIMEOUT_MS = 3_000;
const BEYOND_MS = 250;
/** What a worker may hold more after the second crowd than after the first: one of the long answers. */
const MEMORY_BYTES = 10_000_000;

const JSON_HEAD = { 'content-type': 'application/json' };
const reply = (body: string, type = 'application/json'): Act => ({
  do: 'reply',
  status: 200,
  body,
  headers: { 'content-type': type },
});

const BROKEN: readonly Act[] = [
  { do: 'hang' },
  { do: 'stall_body' },
  { do: 'reset', midBody: true },
  reply('<html>busy</html>', 'text/html'),
  reply('{"id":"scripted","choices":[]}'),
  reply('{"id":"scripted","choices":[{"mess'),
  saying('{"patterns":[{"candidate":"c1","conf', { finishReason: 'length' }),
  { do: 'reply', status: 200, body: JSON.stringify('x'.repeat(10_000_000)), headers: JSON_HEAD },
];

export const brokenAnswers: Fault = {
  number: 18,
  name: 'stalled headers and bodies, a reset, HTML, no choices, half a JSON, cut off, 10 MB',
  bar: `let go within the timeout + ${BEYOND_MS} ms, memory back, everyone analysed by a second try`,
  settings: { LLAMA_TIMEOUT_SECONDS: String(TIMEOUT_MS / 1_000) },
  alone: true,
  async run(stage) {
    const { llama, fleet } = stage;
    const tried = new Set<string | null>();
    llama.play((call) => {
      if (call.callsOfPerson > 1) return answer(call);
      tried.add(call.person);
      return BROKEN[tried.size % BROKEN.length] ?? answer(call);
    });
    await fleet.start(WORKERS, {}, MEASURED);
    const first = await crowd(stage);
    const second = await crowd(stage);
    const megabytes = Math.round((second.memory - first.memory) / 1e6);
    const longest = Math.max(...llama.journal.entries.map((call) => (call.endedAt ?? Date.now()) - call.beganAt));
    const open = llama.journal.inFlight();
    const calls = llama.journal.entries.length / tried.size;
    const all = first.analysed && second.analysed;
    const figure = `longest call ${longest} ms of ${TIMEOUT_MS}, ${open} open, ${megabytes} MB more by the second crowd, ${calls.toFixed(2)} calls per person, ${all ? 'all' : 'NOT ALL'} analysed`;
    const held = longest <= TIMEOUT_MS + BEYOND_MS && open === 0 && all && megabytes * 1e6 < WORKERS * MEMORY_BYTES;
    return judged(stage, { figure, held });
  },
};

/** A run with so many people more. */
async function crowd(stage: Stage) {
  const people = await stage.people(stage.scaled(PEOPLE));
  const { outcomes } = await stage.runs.finished(await stage.runs.begin(), 5 * 60_000);
  return { analysed: outcomes.analyzed === people.length, memory: await memoryInUse(stage) };
}

/** Of all workers together, bytes. */
async function memoryInUse({ fleet }: Pick<Stage, 'fleet'>): Promise<number> {
  const all = await Promise.all(fleet.alive().map(heldMemory));
  return all.reduce((sum, memory) => sum + (memory?.held ?? Number.NaN), 0);
}
