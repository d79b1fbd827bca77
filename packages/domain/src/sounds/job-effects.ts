import type { Effect, Effects } from '../jobs/ports.ts'
import { DomainError, type ErrorCode } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { Generation } from './generation.ts'

type OfSound = { generationId: string }

/** Undefined where the sound was erased while it was made: what was sent for it is swept. */
const find = (work: Work, { generationId }: OfSound): Promise<Generation | undefined> =>
  work.generations.find(generationId)

const patchOf = ({ additionalParams: { patch, loop } }: Generation) => ({ patch: patch ?? null, loop: loop ?? false })

/** The sound keeps what it was read as, so that trying again costs no second reading; it is there to be tried again. */
async function failed(work: Work, payload: OfSound, code: ErrorCode): Promise<void> {
  const sound = await find(work, payload)
  if (!sound || sound.state === 'ready') return
  sound.state = 'failed'
  sound.errorCode = code
}

/** Gives a sound its audio. One that had audio before gets the same, to the bit, or none. */
async function keepAudio(
  work: Work,
  { generationId }: OfSound,
  {
    audio,
    peaks,
    loudness,
  }: { audio: { sha256: string; size: number }; peaks: { sha256: string }; loudness: number | null },
): Promise<void> {
  await work.em.flush()
  const [answer] = await work.rows<{ kept: boolean | null }>(sql`
    select sounds.keep_audio(${generationId}, ${audio.sha256}, ${peaks.sha256}, ${audio.size}, ${loudness}) as kept`)
  if (answer?.kept === false) throw new DomainError('render_differs')
}

const generate: Effect<'sounds.generate'> = {
  async input(work, { generationId }) {
    const sound = await work.generations.get(generationId)
    const { prompt, reader, state, engine, seed, parameters } = sound
    // What a model has read already is not read again: it costs money, and it would not answer the same.
    const readWith =
      !reader || (state === 'rendering' && !reader.startsWith('rules/'))
        ? 'none'
        : reader.startsWith('rules/')
          ? 'rules'
          : 'model'
    return { prompt, readWith, engine, seed, parameters: readWith === 'none' ? parameters : null, ...patchOf(sound) }
  },

  async progress(work, payload, told) {
    const sound = await find(work, payload)
    if (!sound || told.kind !== 'parameters') return
    const { duration, wetness, pitch, type, confidence, reader } = told
    Object.assign(sound, { duration, wetness, pitch, type, confidence, reader, state: 'rendering' })
  },

  async done(work, payload, { parameters, confidence, reader, matched, why, ...sent }) {
    const sound = await find(work, payload)
    if (!sound) return
    Object.assign(sound, parameters)
    sound.confidence = confidence ?? sound.confidence ?? null
    sound.reader = reader ?? sound.reader ?? null
    sound.additionalParams = { ...sound.additionalParams, ...(matched ? { matched } : {}), ...(why ? { why } : {}) }
    await keepAudio(work, payload, sent)
  },

  failed,
}

const render: Effect<'sounds.render'> = {
  async input(work, { generationId }) {
    const sound = await work.generations.get(generationId)
    return { engine: sound.engine, seed: sound.seed, parameters: sound.parameters, ...patchOf(sound) }
  },

  async done(work, payload, sent) {
    if (await find(work, payload)) await keepAudio(work, payload, { ...sent, loudness: null })
  },

  failed,
}

/** What the end of each job means to the sound it was for. */
export const soundEffects: Pick<Effects, 'sounds.generate' | 'sounds.render'> = {
  'sounds.generate': generate,
  'sounds.render': render,
}
