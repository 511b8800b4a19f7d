import type { Output } from '../output.ts';
import { count } from '../show/amounts.ts';
import type { ImportWatch } from './import-file.ts';

/** Beyond these, bad lines are only counted. */
const SAID = 20;

/** Tells stderr of bad lines and of the progress. `end` says how many more there were; twice is harmless. */
export function watchImport(out: Output): ImportWatch & { end(): void } {
  const progress = out.progress();
  let bad = 0;
  return {
    onBad(number, reason) {
      bad++;
      if (bad <= SAID) out.say(`line ${number}: ${reason}`);
    },
    onProgress: (done, of) => progress.update(`importing  ${count(done)} of ${count(of)}`, done / of),
    end() {
      progress.end();
      if (bad > SAID) out.say(`… and ${count(bad - SAID)} more lines that cannot be read`);
      bad = 0;
    },
  };
}
