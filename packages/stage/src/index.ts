export { type Fleet, openFleet } from './fleet.ts';
export type { Journal, JournalEntry } from './journal.ts';
export { type LlamaEndpoint, openLlamaEndpoint } from './llama-endpoint.ts';
export { type Act, answer, refusal, type Script, saying } from './llama-script.ts';
export { NEVER } from './never.ts';
export { CANARY, personId, personIn, wordingOf } from './person-name.ts';
export { type Patience, until } from './until.ts';
export { startWorkerProcess, type WorkerProcess } from './worker-process.ts';
