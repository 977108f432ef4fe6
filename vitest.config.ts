import { defineConfig } from 'vitest/config'

/**
 * Two kinds of tests: `unit` lies beside what it tests, or in tests/refusals where it asks the whole program; `journeys`
 * tell whole stories through a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,text,tools}/**/*.test.{ts,tsx}', 'tests/refusals/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          environment: 'node',
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // One embedded database server a run; each file gets its own database from it.
          globalSetup: ['src/platform/database/test-global-setup.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          // A journey owns a server and a browser; two at once would fight over two cores and time out.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
