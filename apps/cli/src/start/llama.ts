import { startStandIn } from '@ambia/llama/stand-in';
import type { Closing, Settings } from '@ambia/process';

/** Who is asked, and how the banner calls it. */
export interface LlamaInUse {
  readonly standIn: boolean;
  /** Null: the stand-in names its own. */
  readonly model: string | null;
  readonly baseUrl: string;
  /** What the children need to be told besides the environment given to us. */
  readonly env: Readonly<Record<string, string>>;
}

/** Llama as configured; without a key and an address of a stand-in, one in this process. */
export async function openLlama(
  { llama }: Settings,
  closing: Closing,
  say: (line: string) => void,
): Promise<LlamaInUse> {
  const { apiKey, model, baseUrl } = llama;
  if (apiKey !== null) return { standIn: false, model, baseUrl, env: {} };
  if (llama.standIn) return { standIn: true, model: null, baseUrl, env: { STAND_IN_URL: baseUrl } };
  const standIn = await startStandIn({ host: '127.0.0.1', port: 0 });
  closing.add('stand-in', async () => {
    await standIn.close();
    say('stopped stand-in');
  });
  return { standIn: true, model: null, baseUrl: standIn.url, env: { STAND_IN_URL: standIn.url } };
}

/** For people. */
export function llamaText({ standIn, model, baseUrl }: LlamaInUse): string {
  if (!standIn) return `${model} at ${baseUrl}`;
  return `stand-in (no TOGETHER_AI_KEY) at ${baseUrl}:\npredictions come from a local program, not from Llama`;
}
