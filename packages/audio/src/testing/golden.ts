import { SOUND_TYPES } from '../parameters.ts'
import type { PatchParameter } from '../patch.ts'
import type { Recipe } from '../render.ts'
import { SFXR_LAYOUT } from '../sfxr/v1/layout.ts'
import { ZZFX_LAYOUT } from '../zzfx/v1/layout.ts'
import { aRecipe } from './sounds.ts'

/** A patch whose numbers are all this `part` of the way from their fallback to their highest value. */
function patch(layout: readonly PatchParameter[], part: number): number[] {
  return layout.map(([, fallback, , high]) => fallback + (high - fallback) * part)
}

/** Recipes that between them reach every kind, both ends and the middle of every knob, loops, and the patches. */
export const goldenRecipes: readonly Recipe[] = SOUND_TYPES.flatMap((type) => [
  aRecipe({ type, duration: 0.5, wetness: 0, pitch: 0, seed: 0 }),
  aRecipe({ type, duration: 1.25, wetness: 5, pitch: 5, seed: 42 }),
  aRecipe({ type, duration: 3, wetness: 10, pitch: 10, seed: 0xffffffff }),
  aRecipe({ type, duration: 0.8, wetness: 4, pitch: 3, seed: 7, loop: true }),
]).concat([
  { ...aRecipe(), engine: 'sfxr/v1', patch: patch(SFXR_LAYOUT, 0.3) },
  { ...aRecipe(), engine: 'zzfx/v1', patch: patch(ZZFX_LAYOUT, 0.001) },
])

/** SHA-256 of the samples (32-bit float, little-endian) of each golden recipe: never to change while their engines exist. */
export const goldenHashes: readonly string[] = [
  'dd52f21a9ab6ea500bc64582281767f2aad76cff2fb91e6777aae43c55b8ec48',
  '1b73de92b08c537a96890a48baa7b0ea27d52b1d67225bce74ae0a19ce934cf3',
  'f867d001b9c91a4225ebecee0e38aa7b5441e25e215510cc99eefed01fd38ceb',
  '63d879001848c35b73bc7f331d584ad0724d49ec1366eacd891a841dab6913a2',
  'd08eb8f3cab44ac0aa096d679f1f343342f1e21139d9254f07c8243c2630d40a',
  'b1214377858c84b4fed664a3fdf40607febd6145961f0467d9c4d2cba58f9a59',
  '1f62a966ec8673a85fe7209fe221756f78e29b88934b66cc6b5e4ff57e7b6f32',
  '3a3d59b87d172fe3161cf62e9c1a8e2ff8b864fbef5143fd7fdae122e72cacbf',
  'd3ec532c0f7e9ed31a69dc27e5002d8ec51774cbc32ee886e07ce2f8edfaa93f',
  '366c75db649899e4cf588b1cd4aa89ba2242c6d62cab732813a27c6ea8f7682c',
  'f3a88ad7805560e92c260a4a891af0b7ee87e21686028c12bdfafce07a6a3708',
  '644afa7ed147bb54699d69f30d6e7c23db9fb08660d1d2140567d80cebddaa45',
  '20f34352df94a922e8567107f4d0e19485fc7f6723ca971d61ba04220c65308e',
  'f37c7c6de30351c12d14e67695fcb382dc2eb60927cd48a67debcf1e060cb235',
  '8fe8b5322b214e677dec5c2127034c489edf6a3258d3a0a9359d9e2e79a22264',
  '039928738f1d886c1379e5478331be5de6e18617298de9e50a4908d86bd34117',
  'd082c4e7186c13f26a8c9160023737b284bd6a968830095462e4eb735f07c1f0',
  'cf2ab114ca149b4d6f10d8d27b8cbedf4fded51152e297fc9e976d4d9261d7f3',
  '32c4b512d3a984d0cf63854c72ca8bd17127e409464442c0bf42a90451faa181',
  '7bd108c5ef0feb79804e476f602f7ac9f823d3bf051ebfab473a0600a468153f',
  '498900b8e164742f924582f4752ce7ff01955f77a4abce1c0a0caf5ae244c90a',
  '60be3fb6695bc07246519bb29187c0f50f3e0196de7b1fc198a6727b851c8030',
]
