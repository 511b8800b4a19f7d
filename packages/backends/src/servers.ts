export { freePort } from './free-port.ts';
export type { Restartable } from './restartable.ts';
export { restartableServers } from './restartable-servers.ts';
