import { characters } from './characters.ts'
import { creatures } from './creatures.ts'
import type { Senses } from './entry.ts'
import { instruments } from './instruments.ts'
import { kinds } from './kinds.ts'
import { lengths } from './lengths.ts'
import { pitches } from './pitches.ts'
import { places } from './places.ts'
import { rhythms } from './rhythms.ts'
import { sizes } from './sizes.ts'
import { textures } from './textures.ts'
import { things } from './things.ts'

/** Everything that says something of a sound. Each word stands in one row only. */
export const senses: Senses = [
  ...sizes,
  ...lengths,
  ...textures,
  ...rhythms,
  ...pitches,
  ...creatures,
  ...instruments,
  ...things,
  ...characters,
  ...places,
  ...kinds,
]
