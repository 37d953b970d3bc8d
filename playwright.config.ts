import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/playwright',
  // Each test has a program and an archive of its own, but the windows share one screen and its focus.
  workers: 1,
  forbidOnly: true,
  // Tests measure no time; a busy machine may take long.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
