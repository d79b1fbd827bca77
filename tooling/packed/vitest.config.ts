import { defineConfig } from 'vitest/config'

// One test file, whose setup builds, packs and lets npm install: seconds on a quiet machine, a minute on a busy one.
export default defineConfig({ test: { include: ['src/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 400_000 } })
