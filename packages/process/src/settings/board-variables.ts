import { anyText, host, listeningPort, optional, text, yesNo } from './kind.ts';
import type { Variables } from './variable.ts';

export const BOARD = {
  BOARD_HOST: {
    ...optional(host),
    meaning: 'Address on which the board listens; any but a loopback address needs BOARD_PASSWORD.',
    default: null,
    defaultInWords: '`127.0.0.1` without a password, `0.0.0.0` with one',
  },
  BOARD_PORT: { ...listeningPort, meaning: 'Port of the board.', default: '3000' },
  BOARD_USER: {
    ...text(/^[\x21-\x39\x3b-\x7e]{1,64}$/, 'at most 64 printable ASCII characters without spaces or colons'),
    meaning: 'Name to log in to the board with.',
    default: 'ambia',
  },
  BOARD_PASSWORD: {
    ...optional(anyText),
    meaning: 'Password of the board; without one it prints a random one at its start.',
    default: null,
    secret: true,
  },
  BOARD_WRITE: {
    ...yesNo,
    meaning: 'Whether jobs can be retried, removed and added on the board.',
    default: 'false',
  },
} as const satisfies Variables;
