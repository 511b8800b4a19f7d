import { converse } from './conversation.ts';
import { readGreeting } from './mysql-greeting.ts';

/** Listens to the greeting of a MySQL-family server and hangs up before logging in. Rejects with the reason in one line. */
export function probeMysql(
  address: { readonly host: string; readonly port: number },
  timeoutMs: number,
): Promise<{ version: string }> {
  return converse(address, timeoutMs, '', (heard) => {
    const greeting = readGreeting(heard);
    if (greeting.kind === 'foreign') throw new Error('something other than MySQL or MariaDB answers');
    if (greeting.kind === 'refused') throw new Error(`it turns us away: ${greeting.text} (${greeting.code})`);
    return greeting.kind === 'greeting' ? { version: greeting.version } : undefined;
  });
}
