import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // No module keeps anything of a test: files share what they import.
    isolate: false,
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: ['tests/setup.ts'],
    expect: { poll: { timeout: 30_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
