import type { KeysGiven } from './all-settings.ts'
import { readingProviders } from './input.ts'

/** Whose language model reads a person's prompts: a key of their own, named by its provider, precedes the server's. */
export function whoReads(
  keys: KeysGiven | undefined,
  server: { engine: string } | undefined,
): { engine: string; isOwn: boolean } | null {
  const own = readingProviders.find((provider) => keys?.[provider])
  if (own) return { engine: own, isOwn: true }
  return server ? { engine: server.engine, isOwn: false } : null
}
