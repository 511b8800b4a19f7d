// Puts what was built into some files a program instead of 900 modules, which take most of a second to find and read.
// The board is left as it is: Bull Board looks for its pages beside its own modules.

import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** The programs of an app, by the name that each gets in its `bin`. */
const PROGRAMS = {
  worker: { worker: 'main.js', apart: 'apart/main.js', 'block-watch-thread': 'block-watch-thread.js' },
  cli: { ambia: 'main.js' },
};

/** What a module finds beside itself it must find from the bundle too. */
function ownPlace(dir) {
  return {
    name: 'own-place',
    transform(code, id) {
      const here = `new URL(${JSON.stringify(relative(dir, id))}, import.meta.url).href`;
      return code.includes('import.meta.url') ? code.replaceAll('import.meta.url', here) : null;
    },
  };
}

for (const [app, programs] of Object.entries(PROGRAMS)) {
  const place = (path) => fileURLToPath(new URL(`${app}/${path}`, import.meta.url));
  const dir = place('bin');
  await build({
    input: Object.fromEntries(Object.entries(programs).map(([name, main]) => [name, place(`dist/${main}`)])),
    platform: 'node',
    plugins: [ownPlace(dir)],
    // Without a hash: what is written again takes the place of what was there.
    output: { dir, chunkFileNames: '[name].js' },
  });
}
