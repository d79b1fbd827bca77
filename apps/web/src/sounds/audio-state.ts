import type { Sound } from './types.ts'

export type AudioState = 'ready' | 'expired' | 'reading' | 'rendering' | 'failed'

/** What there is to hear of a sound: a finished one without audio has outlived it. */
export const audioStateOf = ({
  state,
  audioSha256,
}: {
  state?: Sound['state'] | undefined
  audioSha256: string | null
}): AudioState => (state !== undefined && state !== 'ready' ? state : audioSha256 === null ? 'expired' : 'ready')
