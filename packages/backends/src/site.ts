/** What one server is given to live on. */
export interface Site {
  /** Where its data stays between runs, absolute; null: nowhere, it goes with the process. */
  readonly folder: string | null;
  /** The loopback port it must have; absent: any free one. */
  readonly port?: number;
  /** Where programs may be, in the form of PATH. */
  readonly path: string;
  /** Where unpacked packages are kept between runs. */
  readonly cacheFolder: string;
  /** The database that must exist afterwards (MySQL only). */
  readonly database: string;
  /** One line of progress for people. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Told the process id of every guard that holds the data folder's servers. */
  readonly note: (guardPid: number) => void;
}

/** The environment of a server: nothing of ours, so that neither our secrets nor a MYSQL_* variable reach it. */
export function serverEnv(site: Site): NodeJS.ProcessEnv {
  return { PATH: `${site.path}:/usr/sbin:/usr/bin:/sbin:/bin`, LC_ALL: 'C', TZ: 'UTC' };
}
