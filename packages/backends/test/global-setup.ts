import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A MySQL-family server on which tests may create and drop databases of their own. */
    mysql: { host: string; port: number; user: string; password: string };
    /** redis://host:port of a Redis on which tests use prefixes of their own. */
    redis: string;
  }
}

export default function setup(project: TestProject): void {
  project.provide('mysql', { host: '127.0.0.1', port: 3406, user: 'root', password: 'root' });
  project.provide('redis', 'redis://127.0.0.1:6479');
}
