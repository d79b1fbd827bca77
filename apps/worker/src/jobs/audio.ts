import { encodePeaks, encodeWav, measureLoudness, peaks, render, type Audio, type Recipe } from '@stemma/audio'
import type { JobInput, SentBlob } from '@stemma/domain/jobs/pure'
import type { Tools } from './tools.ts'

/** Enough for a waveform as wide as a screen. */
const columns = 600

type Parameters = NonNullable<JobInput<'sounds.generate'>['parameters']>
type Recipelike = Pick<JobInput<'sounds.generate'>, 'engine' | 'seed' | 'patch' | 'loop'>

export const recipeOf = ({ engine, seed, patch, loop }: Recipelike, parameters: Parameters): Recipe => ({
  engine,
  seed,
  parameters,
  ...(patch ? { patch } : {}),
  ...(loop ? { loop } : {}),
})

/** Lets the compiler see what there is to do, so that the first person to ask does not wait for it. */
export function warmUp(): void {
  const parameters = { duration: 1, wetness: 8, pitch: 5, type: 'wet' } as const
  const audio = render({ engine: 'synth/v1', seed: 1, parameters })
  measureLoudness(audio)
  encodeWav(audio, { format: 'pcm16' })
}

/** Sends the WAV of a sound and its peaks. `loudness` in LUFS, null for silence. */
export async function sendAudio(
  audio: Audio,
  { send, signal }: Pick<Tools<'sounds.generate'>, 'send' | 'signal'>,
): Promise<{ audio: SentBlob; peaks: SentBlob; loudness: number | null }> {
  const { integrated } = measureLoudness(audio)
  const [wav, outline] = [encodeWav(audio, { format: 'pcm16' }), encodePeaks(peaks(audio, { columns }))]
  signal.throwIfAborted()
  const sent = await Promise.all([send(wav, 'audio/wav'), send(outline, 'application/vnd.stemma.peaks')])
  return {
    audio: sent[0],
    peaks: sent[1],
    loudness: Number.isFinite(integrated) ? Math.round(integrated * 100) / 100 : null,
  }
}
