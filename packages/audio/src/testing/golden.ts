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
  '45e8ca92c86737d352fb0f1d77a2d0229512cde614008affa60a342b192f7cf5',
  'db8f64c00eaf744bc2d9ea78054cca891bbc601aa41c1c62392f7c9a4561d912',
  '810f4be0a303d4dad81a75137d60aa9d1db020a1dfbacd152c0fb177e658f7f7',
  'a055c65641b6b86c2ed635310466c76814c5c0b966cc3ee00ed8f689bfd2d287',
  'd41a6965085360a8e6e078d48a203e3a0d77fe4639b3814c601157b99e7bdb43',
  '39e5d6257a25d34e7475be540e37852fea74519b09c65789fab1abdd3847eadf',
  'c920445c7c3879f9106c27c6506e7ed5a4d93b6c38069375511526b5e756b276',
  '63461f504727b3d43f195f255ac438057668d6b21e3fab2947c3623e5c8748b3',
  '712dd09a25c14b6e3920525f88e4f3a53178ab6dc39b196fc1845fb21f43bace',
  '92db2cc954fac48402de63a11e113ee9fcf06f35d9775ab615e62bd684031bad',
  'ab83b0d8bddc8a1e731a66fa3190bef32e9ed7b521963d9b2a575dbf8c93527c',
  '20f34352df94a922e8567107f4d0e19485fc7f6723ca971d61ba04220c65308e',
  '4e0d8b6fd093c84e4d7b7a47146661c70bf2076caf33dc993467822a2f6bf8e9',
  '43d537df8a55327b600e4c91b369e4421671bf51f09e0b511ea144142b11f3ca',
  'ab1948983176e5e787ca7b37e28da81db05863684f2d0ea406de220f8835e522',
  'b45c9c7acef1818b8da67d770f13892fbe564896d9c5a8e14fc811d87c6faf5e',
  '6dbfac324f63b39d22dc4c0fd08581136fc02589f7bff0eef2e32436f06b2070',
  'b82bf5639befff09a7d4e439a3718d131a668b3aaecb426f9e41af914ea6bb61',
  'bc8801cb113e57c93e2721923d3cd439253eff193a8c2fbe5dff12f432daebdd',
]
