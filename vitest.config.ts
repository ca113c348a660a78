import { defineConfig } from 'vitest/config';

// A zone that nobody here lives in, with half an hour to it: code that leans on the machine's own zone shows at once.
process.env.TZ ??= 'America/St_Johns';

const quick = ['unit', 'architecture', 'features', 'contract'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Modules stay loaded from file to file: nothing here mocks one, and loading the database layer costs a second.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    setupFiles: ['test/support/setup.ts'],
    projects: [
      ...quick.map((name) => ({
        extends: true as const,
        test: { name, include: [`test/${name}/**/*.test.ts`], sequence: { groupOrder: 0 } },
      })),
      {
        extends: true as const,
        // After the others and one at a time: a browser wants both cores for itself.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
