import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { envExample } from './settings/env-example.ts';
import { withReadmeSection } from './settings/readme-section.ts';
import { settingsTable } from './settings/settings-table.ts';

/** `write-settings ENV_EXAMPLE README`: rewrites the file and the part of the README that are made from the variables. */
const [example, readme] = process.argv.slice(2);
if (example === undefined || readme === undefined) {
  complain('expected two paths: of .env.example and of README.md');
} else {
  writeFileSync(example, envExample());
  writeTable(readme);
}

function writeTable(path: string): void {
  const text = existsSync(path) ? withReadmeSection(readFileSync(path, 'utf8'), settingsTable()) : null;
  if (text === null)
    complain(`${path} has no <!-- settings --> … <!-- /settings -->: put both where the table belongs`);
  else writeFileSync(path, text);
}

function complain(problem: string): void {
  process.stderr.write(`write-settings: ${problem}\n`);
  process.exitCode = 64;
}
