import { createHash } from 'node:crypto'
import type { AppRouter } from '@stemma/api'
import type { inferRouterOutputs } from '@trpc/server'
import { encodePeaks, encodeWav, peaks, render, type SoundParameters } from '@stemma/audio'

/** The moment the fixed world stands still at. */
export const now = new Date('2026-11-20T15:30:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

export const media = new Map<string, { bytes: Uint8Array; type: string }>()
export const store = (bytes: Uint8Array, type: string): string => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  media.set(sha256, { bytes, type })
  return sha256
}

const p = (duration: number, wetness: number, pitch: number, type: SoundParameters['type']): SoundParameters => ({
  duration,
  wetness,
  pitch,
  type,
})
const prompts: readonly (readonly [string, SoundParameters, number])[] = [
  ['a short squeaky one that ends wet', p(0.9, 7, 8, 'squeaker'), 2],
  ['long low rumble from a leather armchair', p(4.2, 2, 1, 'rumbler'), 14],
  ['a nervous stutter in a quiet library', p(1.8, 3, 6, 'stutterer'), 65],
  ['the classic, as told by an uncle at a wedding', p(1.4, 4, 5, 'classic'), 190],
  ['very wet, like boots in a swamp', p(2.1, 10, 3, 'wet'), 1_450],
  ['tiny mouse on a trampoline', p(0.5, 1, 10, 'squeaker'), 2_900],
  ['a tuba that fell down the stairs', p(5.6, 2, 2, 'rumbler'), 4_400],
  ['three quick ones in a lift', p(1.2, 2, 7, 'stutterer'), 8_000],
  ['slow and dignified', p(3.0, 3, 4, 'classic'), 20_000],
  ['not wet at all, rather dry and high', p(1.0, 0, 9, 'squeaker'), 43_000],
  ['8 seconds of thunder under water', p(8.0, 9, 0, 'wet'), 60_000],
  ['a balloon let go', p(2.4, 1, 9, 'squeaker'), 90_000],
]

type Sound = inferRouterOutputs<AppRouter>['sounds']['get']

export const generations = prompts.map(([prompt, parameters, minutes], index): Sound => {
  const seed = 1000 + index
  const audio = render({ engine: 'synth/v1', seed, parameters })
  const wav = encodeWav(audio, { format: 'pcm16' })
  const audioSha256 = store(wav, 'audio/wav')
  return {
    id: `00000000-0000-4000-8000-0000000000${String(index + 10)}`,
    prompt,
    ...parameters,
    confidence: [0.93, 0.81, 0.64, 0.55, 0.9, 0.72][index % 6] ?? 0.5,
    reader: index === 3 ? 'anthropic/claude' : 'rules/v1',
    engine: 'synth/v1',
    seed,
    additionalParams: {},
    derivedFrom: null,
    state: 'ready',
    errorCode: null,
    jobId: null,
    audioUrl: `/media/${audioSha256}`,
    audioSha256: index === 8 ? null : audioSha256,
    peaksSha256: store(encodePeaks(peaks(audio, { columns: 800 })), 'application/octet-stream'),
    loudness: -18,
    fileSizeBytes: wav.length,
    audioExpiresAt: index % 3 === 0 ? null : new Date(now.getTime() + (80 - index) * 86_400_000),
    isFavorite: index % 3 === 0,
    playCount: (index * 7) % 23,
    lastPlayedAt: null,
    createdAt: ago(minutes),
    deletedAt: null,
    hiddenAt: null,
    isShared: index === 0,
    collectionCount: index < 5 ? 1 : 0,
  }
})
