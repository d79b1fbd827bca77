import type { Generation } from '@stemma/domain/sounds'

/** What a file tells of the sound it holds. */
export type Downloadable = Pick<
  Generation,
  | 'id'
  | 'prompt'
  | 'duration'
  | 'wetness'
  | 'pitch'
  | 'type'
  | 'engine'
  | 'seed'
  | 'additionalParams'
  | 'audioSha256'
  | 'createdAt'
  | 'reader'
  | 'confidence'
>

/** Everything that renders the same bytes again, and where it came from. */
export const recipeOf = ({
  id,
  prompt,
  duration,
  wetness,
  pitch,
  type,
  engine,
  seed,
  additionalParams,
  audioSha256,
  createdAt,
  reader,
  confidence,
}: Downloadable) => ({
  id,
  prompt,
  engine,
  seed,
  parameters: { duration, wetness, pitch, type },
  ...(additionalParams.patch ? { patch: additionalParams.patch } : {}),
  ...(additionalParams.loop ? { loop: true } : {}),
  reader,
  confidence: confidence ?? null,
  sha256: audioSha256,
  createdAt,
})

/** The same as tags: the prompt as title, the parameters readable, the recipe for programs. */
export function tagsOf(sound: Downloadable): Record<string, string> {
  const { duration, wetness, pitch, type } = sound
  return {
    title: sound.prompt.slice(0, 200),
    artist: 'Stemma',
    genre: 'Sound effect',
    comment: `${sound.prompt}\n${type}, ${duration.toFixed(2)} s, pitch ${pitch}/10, wetness ${wetness}/10`,
    STEMMA_RECIPE: JSON.stringify(recipeOf(sound)),
  }
}
