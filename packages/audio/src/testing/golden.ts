import { SOUND_TYPES } from '../parameters.ts'
import type { Recipe } from '../render.ts'
import { aRecipe } from './sounds.ts'

/** Recipes that between them reach every kind, both ends and the middle of every knob, and loops. */
export const goldenRecipes: readonly Recipe[] = SOUND_TYPES.flatMap((type) => [
  aRecipe({ type, duration: 0.5, wetness: 0, pitch: 0, seed: 0 }),
  aRecipe({ type, duration: 1.25, wetness: 5, pitch: 5, seed: 42 }),
  aRecipe({ type, duration: 3, wetness: 10, pitch: 10, seed: 0xffffffff }),
  aRecipe({ type, duration: 0.8, wetness: 4, pitch: 3, seed: 7, loop: true }),
])

/** SHA-256 of the samples (32-bit float, little-endian) of each golden recipe: never to change while synth/v1 exists. */
export const goldenHashes: readonly string[] = [
  'dd52f21a9ab6ea500bc64582281767f2aad76cff2fb91e6777aae43c55b8ec48',
  'fd4fa4ef04ff5595858fae270d55b93bf40e2b0e43a4f15e421b1a73536b3a2a',
  'ebd5078ab134ef18cf92b29c7b040786c45fff89709d481b9177899cee3a2f73',
  '810f4be0a303d4dad81a75137d60aa9d1db020a1dfbacd152c0fb177e658f7f7',
  'd08eb8f3cab44ac0aa096d679f1f343342f1e21139d9254f07c8243c2630d40a',
  '3e85f6d8ff43c453ecafd0ec846b2232f1493dd86c17cf4f29d5759e5cbaf626',
  '63969a9782061bad67a9cc478efd723f5151bd8e0be26a6a46a2e319bdac55b7',
  '8a758012cca4d080714a92c473cf02aece72d9b5f889a2ed2a2c1cd3890aa95f',
  'd3ec532c0f7e9ed31a69dc27e5002d8ec51774cbc32ee886e07ce2f8edfaa93f',
  '7384c07d7fc91aabe5feae5e94c3f1094ab1b9da96dfed61b45e4b018f4c4de5',
  '29f42fce9c1c94cb658e6a7863002b513c7b3706cce11d79e4cfcbef36d55f79',
  'b2e6f4fb8f64f1345e464c4d56423bbb5ddb9c015657e0e54d7ba86f1b27b03e',
  '20f34352df94a922e8567107f4d0e19485fc7f6723ca971d61ba04220c65308e',
  '48d5ddbad474af0853ab00e921aad400ef6ce86427f5de242e13d08375835182',
  '4611494e66bd104ec22d59477ed3b9f53b6b25a58e8011f575ed961af406f14f',
  'ab1948983176e5e787ca7b37e28da81db05863684f2d0ea406de220f8835e522',
  'd82e8b6b4d5aa48d421f3534f11fa204ba889856728b283c187a134af132d886',
  '8b6e560b91f0bca0aa1fa5b8fbe780e19b2874a2317f01d6bfd97a85e8d6a827',
  '32c4b512d3a984d0cf63854c72ca8bd17127e409464442c0bf42a90451faa181',
  '5133352d4d8cdcb36fcfd1143c82f3ade18121f3ee9e67c755a9958d74b9dfe2',
]
