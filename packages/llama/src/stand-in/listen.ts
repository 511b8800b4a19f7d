import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { Failure } from '@ambia/prediction';

/** Everywhere is no address to call: a caller on this machine takes loopback. */
const CALLABLE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Resolves with the origin (`http://127.0.0.1:8080`) once the server listens. */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const aboutPort = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const reason = error.code === 'EADDRINUSE' ? 'the port is taken' : (error.code ?? 'unknown');
      const remedy = aboutPort
        ? 'choose another, or 0 for a free one (--port)'
        : 'name an address of this machine (--host)';
      const text = `the stand-in cannot listen on ${host} port ${port} (${reason}); ${remedy}`;
      reject(new Failure('permanent', 'STAND_IN_PORT', text));
    });
    server.listen(port, host, () => {
      const address = server.address();
      const listening = typeof address === 'object' && address !== null ? address.port : port;
      const name = CALLABLE[host] ?? host;
      resolve(`http://${isIPv6(name) ? `[${name}]` : name}:${listening}`);
    });
  });
}
