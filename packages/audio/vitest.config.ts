import { defineConfig } from 'vitest/config'

// Rendering and measuring is all computation: on a busy machine slow, never stuck.
// No module keeps anything of a test: files share what is imported, and compiled.
export default defineConfig({ test: { isolate: false, testTimeout: 60_000 } })
