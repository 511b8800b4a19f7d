import type { MiddlewareHandler } from 'hono';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

function changesSomething(method: string): boolean {
  return !SAFE_METHODS.includes(method);
}

/** The headers by which a browser says where a request comes from; undefined where it did not send one. */
export interface Provenance {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site; browsers leave it out towards plain HTTP on other machines. */
  readonly site: string | undefined;
}

/**
 * Whether the board's own page, or something that is no browser, sent this. The scheme is not compared: behind a proxy
 * that ends TLS it differs.
 */
export function isFromHere({ host, origin, site }: Provenance): boolean {
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === undefined;
  const from = URL.canParse(origin) ? new URL(origin) : null;
  if (from === null || host === undefined || !URL.canParse(`${from.protocol}//${host}`)) return false;
  return from.host !== '' && from.host === new URL(`${from.protocol}//${host}`).host;
}

/** Refuses to change anything for another site's page: browsers send the password along with its requests. */
export const refuseCrossSite: MiddlewareHandler = async (context, next) => {
  const { method } = context.req;
  const header = (name: string) => context.req.header(name);
  const provenance = { host: header('Host'), origin: header('Origin'), site: header('Sec-Fetch-Site') };
  if (!changesSomething(method) || isFromHere(provenance)) return next();
  return context.text('Refused: this request was sent by a page of another site.\n', 403);
};

/** Bull Board's own read-only mode lets two routes pass that then do nothing (pause and resume of all queues). */
export const refuseChanges: MiddlewareHandler = async (context, next) => {
  if (!changesSomething(context.req.method)) return next();
  return context.text('Refused: the board is read-only; set BOARD_WRITE=true to change jobs on it.\n', 405, {
    Allow: SAFE_METHODS.join(', '),
  });
};
