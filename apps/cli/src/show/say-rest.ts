import { slotText } from '@ambia/prediction';
import { fleetPause, type Queues } from '@ambia/queue';
import type { Output } from '../output.ts';
import { instantUtc } from './amounts.ts';

/** Where the fleet is paused: what was just added waits for more than a worker. */
export async function sayRest(queues: Queues, out: Pick<Output, 'say'>): Promise<void> {
  const since = await fleetPause(queues).since();
  if (since === null) return;
  out.say(`the fleet rests since ${instantUtc(slotText(since))} UTC: nothing begins before \`ambia resume\``);
}
