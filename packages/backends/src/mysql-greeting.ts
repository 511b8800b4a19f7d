/** What the first bytes of a MySQL-family server mean. */
export type Greeting =
  | { readonly kind: 'incomplete' }
  /** `version` as people say it: `MariaDB 10.11.18`, `MySQL 9.7.4`. */
  | { readonly kind: 'greeting'; readonly version: string }
  /** The server answers and turns us away: too many connections, host blocked. */
  | { readonly kind: 'refused'; readonly code: number; readonly text: string }
  /** Not this protocol. */
  | { readonly kind: 'foreign' };

const HEADER = 4;

/** MariaDB puts `5.5.5-` before its own number so that old replicas accept it. */
export function mysqlVersion(raw: string): string {
  const number = /\d+\.\d+\.\d+/.exec(raw.replace(/^5\.5\.5-/, ''))?.[0] ?? raw;
  return `${/mariadb/i.test(raw) ? 'MariaDB' : 'MySQL'} ${number}`;
}

function refusal(payload: Buffer): Greeting {
  const text = payload
    .subarray(3)
    .toString('utf8')
    .replace(/^#.{5}/, '');
  return { kind: 'refused', code: payload.readUInt16LE(1), text };
}

/** Reads protocol version 10: 3 bytes of length (little endian), 1 of sequence, then 0x0a and the version up to a NUL. */
export function readGreeting(heard: Buffer): Greeting {
  if (heard.length <= HEADER) return { kind: 'incomplete' };
  const length = heard.readUIntLE(0, 3);
  const payload = heard.subarray(HEADER, HEADER + length);
  const first = payload[0];
  if (heard[3] !== 0 || length < 3 || (first !== 10 && first !== 255)) return { kind: 'foreign' };
  if (payload.length < length) return { kind: 'incomplete' };
  if (first === 255) return refusal(payload);
  const end = payload.indexOf(0, 1);
  return end < 0
    ? { kind: 'foreign' }
    : { kind: 'greeting', version: mysqlVersion(payload.toString('latin1', 1, end)) };
}
