import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** The one line that machines read, after the summary for people. */
const closingLine: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken} failed\n`);
  },
};

export default defineConfig({
  resolve: { conditions: ['ambia-source'] },
  ssr: { resolve: { conditions: ['ambia-source', 'node', 'module', 'default'] } },
  test: {
    include: ['apps/*/test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: ['packages/backends/test/global-setup.ts'],
    reporters: ['default', closingLine],
    // No test replaces a module or leaves one changed, and importing them anew for every file took most of the time.
    isolate: false,
    // Most of a test's time is waiting, for a server, a lock or a slot.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
