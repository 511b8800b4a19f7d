import { isIPv6 } from 'node:net';
import type { ListenOptions } from './listen.ts';

/** The server could not be opened; the message names address, variable and remedy. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  /** EX_UNAVAILABLE of sysexits.h. */
  readonly exitCode = 69;
  /** Of the operating system: EADDRINUSE, EACCES, … */
  readonly code: string;

  constructor({ host, port, variables }: Pick<ListenOptions, 'host' | 'port' | 'variables'>, code: string) {
    const address = `${bracketed(host)}:${port}`;
    super(
      code === 'EADDRINUSE'
        ? `Port ${port} (${variables}_PORT) on ${host} is taken: stop what listens on ${address}, or set ${variables}_PORT to another port (0 takes any free one).`
        : `Cannot listen on ${address} (${code}): expected an address of this machine and a port that may be opened; correct ${variables}_HOST or ${variables}_PORT.`,
    );
    this.code = code;
  }
}

/** A host as it stands in an address. */
export function bracketed(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
