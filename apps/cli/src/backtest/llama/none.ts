import { llamaName } from '@ambia/prediction';
import type { Asked } from './ask.ts';

/** Nobody is asked. */
export const NO_LLAMA: Asked = {
  ask: async () => null,
  label: 'no Llama',
  llama: llamaName('none'),
  calls: false,
};
