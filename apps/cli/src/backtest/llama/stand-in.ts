import { STAND_IN_MODEL } from '@ambia/llama';
import { standInAnswer } from '@ambia/llama/stand-in';
import { llamaName } from '@ambia/prediction';
import type { Asked } from './ask.ts';

/** The local program that plays Llama. @param inflate it states .80 to .95, whatever it counted */
export function standInLlama(inflate: boolean): Asked {
  return {
    ask: async (prompt) => standInAnswer(prompt, { inflate }),
    label: inflate ? 'inflated stand-in Llama' : 'stand-in Llama',
    llama: llamaName(STAND_IN_MODEL),
    calls: true,
  };
}
