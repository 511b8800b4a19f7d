/** The only account: full privileges, from this machine over TCP alone. */
export const MYSQL_USER = 'ambia';

/** Throws where the name could not stand in SQL as it is. */
export function checkedDatabase(name: string): string {
  if (/^[A-Za-z0-9_$-]{1,64}$/.test(name)) return name;
  throw new Error(
    `the database name ${JSON.stringify(name)} is not usable: letters, digits, _, $ and -, at most 64, were expected`,
  );
}

/**
 * SQL for --init-file, which the server runs at every start before it accepts a connection; one statement per line.
 * The accounts of a new data folder have no password: they go. The password is ours and hexadecimal.
 */
export function accountsSql(database: string, password: string): string {
  const user = `'${MYSQL_USER}'@'127.0.0.1'`;
  return [
    `CREATE DATABASE IF NOT EXISTS \`${checkedDatabase(database)}\` CHARACTER SET utf8mb4;`,
    `CREATE USER IF NOT EXISTS ${user} IDENTIFIED BY '${password}';`,
    `ALTER USER ${user} IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO ${user} WITH GRANT OPTION;`,
    ...['root', ''].flatMap((name) =>
      ['localhost', '127.0.0.1', '::1'].map((host) => `DROP USER IF EXISTS '${name}'@'${host}';`),
    ),
    '',
  ].join('\n');
}
