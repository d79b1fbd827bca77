import { defineConfig } from 'vitest/config'

// The checks are programs of their own: on a busy machine one takes seconds to start.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } })
