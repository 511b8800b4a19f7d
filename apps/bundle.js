// Puts what was built into some files a program instead of 900 modules, which take most of a second to find and read.
// The board is left as it is: Bull Board looks for its pages beside its own modules.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/** The programs of an app, by the name that each gets in its `bin`. */
const PROGRAMS = {
  worker: { worker: 'main.js', apart: 'apart/main.js', 'block-watch-thread': 'block-watch-thread.js' },
  cli: { ambia: 'main.js', 'bench-prompt': 'bench/prompt-process.js' },
};

/** Of a package that is there twice, the modules: of those only what is used comes along. */
const MAIN_FIELDS = ['module', 'main'];

/** Comments cost a command time before it begins. */
const LICENCES = { legal: true, annotation: false, jsdoc: false };

/** What a module finds beside itself it must find from the bundle too. Rolldown's own modules are nowhere. */
function ownPlace(dir) {
  return {
    name: 'own-place',
    transform(code, id) {
      if (id.startsWith('\0') || !code.includes('import.meta.url')) return null;
      return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(relative(dir, id))}, import.meta.url).href`);
    },
  };
}

/** Leaves alone what is the same, and never lets a program that starts meanwhile read half a file. */
function write(dir, chunks) {
  mkdirSync(dir, { recursive: true });
  for (const { fileName, code } of chunks) {
    const path = join(dir, fileName);
    if (existsSync(path) && readFileSync(path, 'utf8') === code) continue;
    writeFileSync(`${path}.new`, code);
    renameSync(`${path}.new`, path);
  }
  const names = new Set(chunks.map(({ fileName }) => fileName));
  for (const name of readdirSync(dir)) if (!names.has(name)) rmSync(join(dir, name));
}

for (const [app, programs] of Object.entries(PROGRAMS)) {
  const place = (path) => fileURLToPath(new URL(`${app}/${path}`, import.meta.url));
  const dir = place('bin');
  const { output } = await build({
    input: Object.fromEntries(Object.entries(programs).map(([name, main]) => [name, place(`dist/${main}`)])),
    platform: 'node',
    resolve: { mainFields: MAIN_FIELDS },
    plugins: [ownPlace(dir)],
    output: { dir, chunkFileNames: '[name].js', comments: LICENCES },
    write: false,
  });
  write(dir, output);
}
