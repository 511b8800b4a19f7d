import type { Pool } from 'mysql2';

export const NOT_ACQUIRED = 'NOT_ACQUIRED';

/**
 * Gives whoever waits for a connection an error once `ms` are over: the driver lets them wait for as long as others use
 * them all. One that comes later goes back to the pool.
 */
export function boundWaiting(pool: Pool, ms: number): void {
  const getConnection: Pool['getConnection'] = pool.getConnection.bind(pool);
  pool.getConnection = (callback) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      const error = Object.assign(new Error('no connection became free'), { code: NOT_ACQUIRED });
      // As the driver does; its types know no call without a connection.
      Reflect.apply(callback, undefined, [error]);
    }, ms);
    return getConnection((error, connection) => {
      clearTimeout(timer);
      if (late) return connection?.release();
      return callback(error, connection);
    });
  };
}
