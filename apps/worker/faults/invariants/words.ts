import { CANARY } from '@ambia/stage';
import { redisTexts } from '../stage/redis-texts.ts';
import type { Stage } from '../stage/stage.ts';
import { some } from './some.ts';

/** Nobody's words are in Redis, in a worker's log or in its metrics. */
export async function leakedWords({ queues, fleet }: Stage): Promise<string[]> {
  const leaky: string[] = [];
  for await (const { key, text } of redisTexts(queues.redis)) if (speaks(text)) leaky.push(key);
  const logged = fleet.all.flatMap(({ lines }) => lines.filter(speaks));
  const metrics = (await fleet.metrics()).filter(speaks);
  return [
    ...some('words in Redis', leaky),
    ...some(
      'words in a log',
      logged.map((line) => line.slice(0, 120)),
    ),
    ...(metrics.length > 0 ? ['words in /metrics'] : []),
  ];
}

function speaks(text: string): boolean {
  return text.toLowerCase().includes(CANARY);
}
