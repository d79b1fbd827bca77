import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // No module keeps anything of a test: files share what they import.
    isolate: false,
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    env: { NODE_ENV: 'production' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
