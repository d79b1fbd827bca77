import { z } from 'zod'
import { complaint, cursor, limit, moment, prose, ref, text } from '../shared/input.ts'

export const soundTypes = ['squeaker', 'rumbler', 'stutterer', 'classic', 'wet'] as const
export type SoundType = (typeof soundTypes)[number]

export const generationStates = ['reading', 'rendering', 'ready', 'failed'] as const
export type GenerationState = (typeof generationStates)[number]

export const engineNames = ['synth/v1', 'sfxr/v1', 'zzfx/v1'] as const
export type EngineName = (typeof engineNames)[number]

export const generationId = ref('sounds.generations')
export const collectionId = ref('sounds.collections')
export const sharedSoundId = ref('sounds.shared_sounds')

/** 24 random bytes in base64url. */
export const shareToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{32}$/)
  .brand<'share_token'>()
  .meta({ ref: 'share_token' })

/** What a person asks for, in their words. */
export const prompt = prose(2000)

/** Words or a piece of a prompt to look for. */
export const searchText = prose(200)

/** Seconds from 0.50 to 10.00, in hundredths. */
export const duration = z
  .number()
  .min(0.5)
  .max(10)
  .transform((seconds) => Math.round(seconds * 100) / 100)
const knob = z.int().min(0).max(10)
export const soundParameters = z.strictObject({ duration, wetness: knob, pitch: knob, type: z.enum(soundTypes) })
export type SoundParameters = z.infer<typeof soundParameters>

export const confidence = z.number().min(0).max(1)
/** An unsigned 32-bit seed. */
export const seed = z.int().min(0).max(4294967295)
export const engineName = z.enum(engineNames)
/** The values of an imported sfxr or ZzFX sound, in its engine's order. */
export const patch = z.array(z.number().min(-1e6).max(1e6)).min(1).max(40)

export const additionalParams = z.strictObject({
  patch: patch.optional(),
  loop: z.boolean().optional(),
  why: text(500).optional(),
  matched: z
    .array(z.strictObject({ text: z.string().max(100), start: z.int(), end: z.int(), effect: z.string().max(200) }))
    .max(60)
    .optional(),
})
export type AdditionalParams = z.infer<typeof additionalParams>

/** Who is to read a prompt: rules in the worker, or the language model this server has. */
export const readers = ['rules', 'model'] as const

export const collectionName = prose(100).normalize('NFC')
export const collectionDescription = prose(2000, 0)

/** Values of another program's sound, as its users pass them around. */
export const patchText = text(10_000)

export const listenKinds = ['play', 'view'] as const

/** A sound that is the caller's own, or shown to them: in Discover, in a public collection, or by the link they hold. */
export const soundRef = { generationId, token: shareToken.optional() }

export const similarInput = z.strictObject({ ...soundRef, limit: z.int().min(1).max(50).default(12) })

export const reportInput = z.strictObject({ ...soundRef, ...complaint })
export const collectionReportInput = z.strictObject({ collectionId, ...complaint })

const paged = { cursor: cursor.optional(), limit: limit.default(50) }
export const pageInput = z.strictObject(paged)

/** The caller's history: which of it. */
export const listInput = z.strictObject({
  ...paged,
  type: z.enum(soundTypes).optional(),
  favorites: z.boolean().optional(),
  derivedFrom: generationId.optional(),
})
export const searchInput = z.strictObject({ ...paged, limit: limit.default(20), query: searchText })
export const discoverInput = z.strictObject({ ...paged, limit: limit.default(100) })
export const collectionSoundsInput = z.strictObject({ ...paged, collectionId })

export const generateInput = z.strictObject({
  prompt,
  readWith: z.enum(readers).default('rules'),
  loop: z.boolean().optional(),
})

/** A sound made by hand: what was heard in the browser, to be rendered alike. */
export const keepInput = z.strictObject({
  prompt: prose(2000, 0),
  parameters: soundParameters,
  seed,
  engine: engineName.default('synth/v1'),
  patch: patch.optional(),
  loop: z.boolean().optional(),
  derivedFrom: generationId.optional(),
})
export type KeepInput = z.infer<typeof keepInput>

export const shareInput = z.strictObject({ generationId, isPublic: z.boolean(), expiresAt: moment.nullish() })
export const shareChange = z.strictObject({
  id: sharedSoundId,
  isPublic: z.boolean().optional(),
  expiresAt: moment.nullish(),
})
