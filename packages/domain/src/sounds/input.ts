import { z } from 'zod'
import { prose, ref, text } from '../shared/input.ts'

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
export const shareToken = z.string().regex(/^[A-Za-z0-9_-]{32}$/).brand<'share_token'>().meta({ ref: 'share_token' })

/** What a person asks for, in their words. */
export const prompt = prose(2000)

/** Seconds from 0.50 to 10.00, in hundredths. */
export const duration = z.number().min(0.5).max(10).transform(seconds => Math.round(seconds * 100) / 100)
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
  matched: z.array(z.strictObject({ text: z.string().max(100), start: z.int(), end: z.int(), effect: z.string().max(200) })).max(60).optional(),
})
export type AdditionalParams = z.infer<typeof additionalParams>

export const collectionName = prose(100)
export const collectionDescription = prose(2000, 0)

export const reportReasons = ['illegal', 'hateful', 'sexual', 'spam', 'copyright', 'other'] as const
export const listenKinds = ['play', 'view'] as const
