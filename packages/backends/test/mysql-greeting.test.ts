import { expect, test } from 'vitest';
import { type Greeting, readGreeting } from '../src/mysql-greeting.ts';

function packet(payload: Buffer, sequence = 0): Buffer {
  return Buffer.concat([Buffer.from([payload.length, 0, 0, sequence]), payload]);
}

const greeting = (version: string) =>
  packet(Buffer.concat([Buffer.from([10]), Buffer.from(version), Buffer.alloc(40)]));

const tooMany = Buffer.concat([Buffer.from([0xff, 0x10, 0x04]), Buffer.from('#08004Too many connections')]);
const blocked = Buffer.concat([Buffer.from([0xff, 0x69, 0x04]), Buffer.from('Host is blocked')]);

const cases: readonly [string, Buffer, Greeting][] = [
  ['nothing yet', Buffer.alloc(0), { kind: 'incomplete' }],
  ['half a header', greeting('9.7.4').subarray(0, 3), { kind: 'incomplete' }],
  ['half a greeting', greeting('9.7.4').subarray(0, 20), { kind: 'incomplete' }],
  ['MySQL', greeting('9.7.4'), { kind: 'greeting', version: 'MySQL 9.7.4' }],
  ['MySQL of Ubuntu', greeting('8.0.36-0ubuntu0.22.04.1'), { kind: 'greeting', version: 'MySQL 8.0.36' }],
  [
    'MariaDB behind its old disguise',
    greeting('5.5.5-10.11.18-MariaDB-0+deb12u1'),
    { kind: 'greeting', version: 'MariaDB 10.11.18' },
  ],
  ['MariaDB without it', greeting('11.8.2-MariaDB'), { kind: 'greeting', version: 'MariaDB 11.8.2' }],
  ['too many connections', packet(tooMany), { kind: 'refused', code: 1040, text: 'Too many connections' }],
  ['a refusal without a state', packet(blocked), { kind: 'refused', code: 1129, text: 'Host is blocked' }],
  ['a later packet', packet(Buffer.from([10, 57, 0]), 1), { kind: 'foreign' }],
  ['a version without an end', packet(Buffer.from([10, 57, 46])), { kind: 'foreign' }],
  ['HTTP', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), { kind: 'foreign' }],
  ['SSH', Buffer.from('SSH-2.0-OpenSSH_9.2p1\r\n'), { kind: 'foreign' }],
];

test.each(cases)('%s is understood', (_, heard, meant) => {
  expect(readGreeting(heard)).toEqual(meant);
});
