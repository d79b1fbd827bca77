import type { Effect, Effects } from './jobs/ports.ts'
import { clock } from './shared/columns.ts'
import { DomainError } from './shared/errors.ts'
import { Generation } from './sounds/generation.ts'
import type { Work } from './work.ts'

const find = (work: Work, { generationId }: { generationId: string }) => work.generations.find(generationId)

const expiry = () => new Date(clock.now().getTime() + Generation.retentionDays * 86_400_000)

async function failed(work: Work, payload: { generationId: string }, code: string): Promise<void> {
  const sound = await find(work, payload)
  if (!sound || sound.state === 'ready') return
  sound.state = 'failed'
  sound.errorCode = code
}

const generate: Effect<'sounds.generate'> = {
  async input(work, { generationId }) {
    const { prompt, reader, engine, seed, parameters, additionalParams } = await work.generations.get(generationId)
    return {
      prompt,
      readWith: reader === null ? 'none' : reader.startsWith('rules') ? 'rules' : 'model',
      engine,
      seed,
      parameters: reader === null ? parameters : null,
      patch: additionalParams.patch ?? null,
      loop: additionalParams.loop ?? false,
    }
  },
  async progress(work, payload, told) {
    const sound = await find(work, payload)
    if (!sound || told.kind !== 'parameters') return
    const { duration, wetness, pitch, type, confidence, reader } = told
    Object.assign(sound, { duration, wetness, pitch, type, confidence, reader, state: 'rendering' })
  },
  async done(work, payload, { parameters, confidence, reader, matched, why, audio, peaks, loudness }) {
    const sound = await find(work, payload)
    if (!sound) return // erased while it was made: the bytes are swept
    Object.assign(sound, parameters, { confidence, reader, loudness, state: 'ready', errorCode: null })
    sound.additionalParams = { ...sound.additionalParams, ...(matched ? { matched } : {}), ...(why ? { why } : {}) }
    sound.audioSha256 = audio.sha256
    sound.peaksSha256 = peaks.sha256
    sound.fileSizeBytes = audio.size
    sound.audioExpiresAt = expiry()
  },
  failed,
}

const render: Effect<'sounds.render'> = {
  async input(work, { generationId }) {
    const { engine, seed, parameters, additionalParams } = await work.generations.get(generationId)
    return { engine, seed, parameters, patch: additionalParams.patch ?? null, loop: additionalParams.loop ?? false }
  },
  async done(work, payload, { audio, peaks }) {
    const sound = await find(work, payload)
    if (!sound) return
    if (sound.audioSha256 !== null && sound.audioSha256 !== audio.sha256) throw new DomainError('render_failed')
    Object.assign(sound, { audioSha256: audio.sha256, peaksSha256: peaks.sha256, state: 'ready', errorCode: null, audioExpiresAt: expiry() })
  },
  failed,
}

/** What the end of each job means to the rows it concerns. */
export const effects: Effects = { 'sounds.generate': generate, 'sounds.render': render }
