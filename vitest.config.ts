import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['ambia-source'] },
  ssr: { resolve: { conditions: ['ambia-source', 'node', 'module', 'default'] } },
  test: {
    include: ['apps/*/test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: ['packages/backends/test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
