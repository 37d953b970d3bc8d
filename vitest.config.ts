import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const checkout = import.meta.dirname;

export default defineConfig({
  cacheDir: join(checkout, 'out', 'vitest'),
  test: {
    setupFiles: [join(checkout, 'test', 'fixedSeed.ts')],
    // Tests measure no time; a busy machine may take long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { extends: true, test: { name: 'database', include: ['test/database/**/*.test.ts'] } },
    ],
  },
});
