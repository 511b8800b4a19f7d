export { STAND_IN_MODEL } from '../stand-in-model.ts';
export { standInAnswer } from './answer.ts';
export type { StandInBehaviour } from './behaviour.ts';
export { type StandIn, type StandInOptions, startStandIn } from './server.ts';
export type { StandInStats } from './traffic.ts';
