import { render } from '../render.ts'
import { goldenRecipes } from './golden.ts'

/** SHA-256 of some bytes; given by the caller, because Node and browsers have it in different places. */
type Digest = (samples: Float32Array<ArrayBuffer>) => Promise<ArrayBuffer>

/** The hashes of the golden recipes as this machine renders them; runs in a browser or in Node. */
export async function renderedHashes(digest: Digest): Promise<string[]> {
  const hashes: string[] = []
  for (const recipe of goldenRecipes) {
    const bytes = await digest(render(recipe).channels[0] as Float32Array<ArrayBuffer>)
    hashes.push(Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join(''))
  }
  return hashes
}
