import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf, freshFolder } from './file.ts';
import { startProcess } from './process.ts';

async function ambiaIn(cwd: string, line: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const running = startProcess(line, env, cwd);
  return { code: await running.ended, stdout: running.stdout(), stderr: running.stderr() };
}

test('a .env that cannot be read ends with 78 and one sentence', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, '.env'));
  const { code, stdout, stderr } = await ambiaIn(folder, ['runs', '--json']);
  expect(stderr).toBe(
    `ambia: ${join(folder, '.env')} cannot be read (EISDIR): expected a file of NAME=value lines that you may read\n`,
  );
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'ENV_FILE', exit_code: 78 } });
  expect(code).toBe(78);
});

test('a byte order mark at its start is no part of a name', async () => {
  const folder = freshFolder();
  fileOf(folder, '.env', '\ufeffHISTORY_DAYS=many\n');
  const { code, stderr } = await ambiaIn(folder, ['runs']);
  expect(stderr).toContain('HISTORY_DAYS is "many"');
  expect(code).toBe(78);
});

test('under a package manager relative paths are meant from where the user stood', async () => {
  const [project, stood] = [freshFolder(), freshFolder()];
  fileOf(stood, 'log.tsv', 'anna\t2014-02-03 08:00\tweather\n');
  const { code, stdout } = await ambiaIn(project, ['import', 'log.tsv', '--dry-run', '--json'], { INIT_CWD: stood });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ file: 'log.tsv', events: 1 });
});
