import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onBroken } from '../src/broken.ts';
import { openLog } from '../src/index.ts';

test('an error that nobody caught ends the process with 70 and a line that quotes nothing of it', () => {
  const lines: string[] = [];
  const exits: number[] = [];
  const source = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  onBroken(
    source,
    openLog({ name: 'w', level: 'info', destination: { write: (line: string) => void lines.push(line) } }),
  );
  source.emit('uncaughtException', Object.assign(new Error('INSERT thai food near me'), { code: 'ER_DUP_ENTRY' }));
  expect(exits).toEqual([70]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'fatal', err: { name: 'Error', code: 'ER_DUP_ENTRY' } });
  expect(lines.join()).not.toContain('thai');
});
