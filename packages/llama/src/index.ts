export { openDeadline } from './deadline.ts';
export { type CallHooks, type CallReport, type Llama, type LlamaSettings, openLlama } from './llama.ts';
export { STAND_IN_MODEL } from './stand-in-model.ts';
