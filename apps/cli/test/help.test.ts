import { expect, test } from 'vitest';
import { EXIT } from '../src/exit-codes.ts';
import { ambia } from './screen.ts';

const COMMANDS = [
  'start',
  'enqueue',
  'tick',
  'status',
  'runs',
  'failed',
  'retry',
  'pause',
  'resume',
  'predictions',
  'explain',
  'calibration',
  'migrate',
  'import',
  'backtest',
  'bench',
  'stand-in',
];

test.each(COMMANDS)('the help of %s begins with examples of it and is understood', async (name) => {
  const { code, stdout, stderr } = await ambia([name, '--help']);
  expect(stdout.split('\n')[0]).toBe('Examples:');
  expect(stdout.split('\n')[1]).toContain(`ambia ${name}`);
  expect(stdout).toContain('--json');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('the help lists every command and every exit code', async () => {
  const { stdout } = await ambia(['--help']);
  expect(stdout.startsWith('Examples:\n')).toBe(true);
  for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  for (const code of Object.values(EXIT)) expect(stdout).toMatch(new RegExp(`^ +${code}  \\S`, 'm'));
});

test('--version prints the version', async () => {
  expect(await ambia(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
});

test.each([
  [[], 'Usage: ambia'],
  [['strat'], 'Did you mean start?'],
  [['enqueue'], "missing required argument 'user'"],
  [['runs', '--limit', 'ten'], 'Expected a whole number from 1 to 1000.'],
  [['explain', 'anna', '--days', '0'], 'Expected a whole number from 1 to 60.'],
  [['status', '--colour'], "unknown option '--colour'"],
  [['stand-in', '--fail-rate', '2'], 'Expected a number from 0 to 1'],
  [['stand-in', '--answer', 'poems'], 'Allowed choices are habits'],
])('%j ends with 2 and says why', async (line, words) => {
  const { code, stdout, stderr } = await ambia(line);
  expect(stderr).toContain(words);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test.each([
  [['--json'], 'expected a command'],
  [['status', '--colour', '--json'], "unknown option '--colour'"],
  [['--json', 'enqueue'], "missing required argument 'user'"],
])('%j: with --json what is not understood is a document too', async (line, words) => {
  const { code, stdout, stderr } = await ambia(line);
  expect(JSON.parse(stdout)).toEqual({
    error: { code: 'USAGE', message: expect.stringContaining(words), exit_code: 2 },
  });
  expect(stderr).not.toBe('');
  expect(code).toBe(2);
});

test('options that all commands have may stand before the name, too', async () => {
  const { stdout } = await ambia(['--json', '--data', '/nowhere', 'runs']);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'NO_ADDRESS' } });
});
