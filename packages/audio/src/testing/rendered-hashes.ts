import { render } from '../render.ts'
import { goldenRecipes } from './golden.ts'

async function sha256(samples: Float32Array<ArrayBuffer>): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', samples)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The hashes of the golden recipes as this machine renders them; runs in a browser or in Node. */
export async function renderedHashes(): Promise<string[]> {
  const hashes: string[] = []
  for (const recipe of goldenRecipes) hashes.push(await sha256(render(recipe).channels[0] as Float32Array<ArrayBuffer>))
  return hashes
}
