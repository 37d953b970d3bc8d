import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const checkout = join(import.meta.dirname, '..', '..');

/** `npm run test:faults`: minutes, so it is no project of the everyday configuration. */
export default defineConfig({
  root: checkout,
  cacheDir: join(checkout, 'out', 'vitest'),
  test: {
    include: ['test/faults/**/*.test.ts'],
    setupFiles: [join(checkout, 'test', 'fixedSeed.ts')],
    // Tests measure no time; a busy machine may take long.
    testTimeout: 480_000,
    hookTimeout: 120_000,
  },
});
