/** What mysql2 tells of an error besides its message, which is never looked at. */
export interface DatabaseError {
  /** The server's number; undefined where the error is the network's or the driver's. */
  readonly errno: number | undefined;
  readonly code: string | undefined;
}

/** The innermost error that has a number or a code: Drizzle wraps mysql2's. */
export function databaseError(thrown: unknown): DatabaseError | null {
  let found: DatabaseError | null = null;
  let inner = thrown;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth += 1) {
    found = described(inner) ?? found;
    inner = inner.cause;
  }
  return found;
}

function described(error: Error): DatabaseError | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // The network's errno are negative (-111 for a refused connection) and say no more than the code.
  const errno = 'errno' in error && typeof error.errno === 'number' && error.errno > 0 ? error.errno : undefined;
  return code === undefined && errno === undefined ? null : { errno, code };
}
