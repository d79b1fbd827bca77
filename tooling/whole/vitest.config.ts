import { defineConfig } from 'vitest/config'

// Whole systems run here: two at once are what two cores bear.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/testing/setup.ts'],
    maxWorkers: 2,
    expect: { poll: { timeout: 40_000 } },
    testTimeout: 150_000,
    hookTimeout: 150_000,
  },
})
