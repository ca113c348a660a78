import { availableParallelism, tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';
import { quickFolder } from './test/support/quick-folder.ts';

// A zone that nobody here lives in, with half an hour to it: code that leans on the machine's own zone shows at once.
process.env.TZ ??= 'America/St_Johns';
// What is about the disk itself is tried on one.
process.env.DISK_FOLDER ??= tmpdir();
process.env.TMPDIR = quickFolder();

const quick = ['unit', 'architecture', 'features', 'contract'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Modules stay loaded from file to file: nothing here mocks one, and loading the database layer costs a second.
    isolate: false,
    // A town is a great deal that is soon rubbish: room for it spares a twentieth of the work.
    execArgv: ['--max-semi-space-size=64'],
    // Vitest would leave one core idle, and that is half of the two that most machines for this have.
    maxWorkers: Math.min(availableParallelism(), 4),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['test/support/setup.ts'],
    projects: [
      ...quick.map((name) => ({
        extends: true as const,
        test: { name, include: [`test/${name}/**/*.test.ts`], sequence: { groupOrder: 0 } },
      })),
      {
        extends: true as const,
        // After the others: a browser is many processes, and takes what the rest would wait for.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
