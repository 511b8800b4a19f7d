import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Bull Board styles elements inline; its page also asks for a font elsewhere, which is refused: nobody else need know. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    baseUri: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'no-referrer',
  // Whether a name is served over TLS for good is for whoever runs the proxy to say.
  strictTransportSecurity: false,
});

/** Only Bull Board's own files may be kept, and only by the browser: everything else is of this moment. */
export const cacheControl: MiddlewareHandler = async (context, next) => {
  await next();
  const file = context.req.path.startsWith('/static/') && context.res.ok;
  context.res.headers.set('Cache-Control', file ? 'private, max-age=3600' : 'no-store');
};
