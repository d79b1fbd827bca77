import { defineConfig } from 'vitest/config'

// Rendering and measuring is all computation: on a busy machine slow, never stuck.
export default defineConfig({ test: { testTimeout: 60_000 } })
