import { MAX_DURATION, MAX_KNOB, MIN_DURATION, SOUND_TYPES } from '@stemma/audio'
import { z } from 'zod'
import type { ErrorCode } from '../../shared/sentences.ts'
import { ref, sha256, text } from '../../shared/input.ts'
import * as trackRead from './track-read.ts'

const knob = z.int().min(0).max(MAX_KNOB)
const parameters = z.strictObject({
  /** Seconds. */
  duration: z.number().min(MIN_DURATION).max(MAX_DURATION),
  wetness: knob,
  pitch: knob,
  type: z.enum(SOUND_TYPES),
})
const confidence = z.number().min(0).max(1)
const engine = z.enum(['synth/v1', 'sfxr/v1', 'zzfx/v1'])
const patch = z.array(z.number()).min(1).max(40)
const seed = z.int().min(0).max(4_294_967_295)
const matched = z.array(z.strictObject({ text: text(100), start: z.int(), end: z.int(), effect: text(200) })).max(60)

/** Bytes that the worker has sent for this job; `size` in bytes. */
const sent = z.strictObject({ sha256, size: z.int().positive() })
export type SentBlob = z.infer<typeof sent>

/** How far a job is, in percent. */
const percent = z.strictObject({ kind: z.literal('progress'), percent: z.int().min(0).max(100) })

const ofGeneration = z.strictObject({ v: z.literal(1), generationId: ref('sounds.generations') })

/**
 * Every job a worker runs. `payload` lies in the queue, ids only, with a version: `previous` reads the version before, for
 * one release. `input` is what the worker is given on claim, `progress` and `result` what it tells; `blobs` names those of
 * the result that it must have sent, `scope` is what a service's token needs to end it.
 */
export const catalogue = {
  'sounds.generate': {
    scope: 'sounds:write',
    payload: ofGeneration,
    input: z.strictObject({
      prompt: text(2000, 0),
      /** Who reads the prompt: the worker by rules, a language model through the server, or nobody. */
      readWith: z.enum(['rules', 'model', 'none']),
      engine,
      seed,
      parameters: parameters.nullable(),
      patch: patch.nullable(),
      loop: z.boolean(),
    }),
    progress: z.discriminatedUnion('kind', [
      percent,
      z.strictObject({
        kind: z.literal('parameters'),
        ...parameters.shape,
        confidence: confidence.nullable(),
        reader: text(100).nullable(),
      }),
    ]),
    result: z.strictObject({
      parameters,
      confidence: confidence.nullable(),
      reader: text(100).nullable(),
      matched: matched.optional(),
      why: text(500).optional(),
      audio: sent,
      peaks: sent,
      /** LUFS. */
      loudness: z.number().nullable(),
    }),
    blobs: ['audio', 'peaks'],
  },
  'sounds.render': {
    scope: 'sounds:write',
    payload: ofGeneration,
    input: z.strictObject({ engine, seed, parameters, patch: patch.nullable(), loop: z.boolean() }),
    progress: percent,
    result: z.strictObject({ audio: sent, peaks: sent }),
    blobs: ['audio', 'peaks'],
  },
  'library.read': {
    scope: 'library:write',
    payload: z.strictObject({ v: z.literal(1), trackId: ref('library.music_tracks') }),
    input: z.strictObject({
      fileSha256: sha256,
      /** As the person's machine called it: text, never a path. */
      fileName: text(500),
      size: z.int().positive(),
      /** What its name promises. */
      format: trackRead.format.nullable(),
    }),
    progress: trackRead.progress,
    result: trackRead.result,
    blobs: ['peaks', 'cover'],
  },
  'library.cover': {
    scope: 'library:write',
    payload: z.strictObject({ v: z.literal(1), cover: sha256 }),
    input: z.strictObject({ coverSha256: sha256, size: z.int().positive() }),
    progress: percent,
    /** The picture within 96 and 480 pixels a side; null where it is no larger, or cannot be drawn. */
    result: z.strictObject({ small: sent.nullable(), middle: sent.nullable() }),
    blobs: ['small', 'middle'],
  },
} as const

export type JobName = keyof typeof catalogue
export const jobNames = Object.keys(catalogue) as JobName[]

export type Payload<N extends JobName> = z.output<(typeof catalogue)[N]['payload']>
export type JobInput<N extends JobName> = z.output<(typeof catalogue)[N]['input']>
export type Progress<N extends JobName> = z.output<(typeof catalogue)[N]['progress']>
export type Result<N extends JobName> = z.output<(typeof catalogue)[N]['result']>

/** Engines whose jobs a worker must be able to run: the server refuses one that lacks any. */
export const engines = engine.options

/** What worker and server must agree on; raised when a call between them changes its meaning. */
export const protocol = 2

/** Why a worker may say that a job failed. */
export const failureCodes = [
  'render_failed',
  'render_differs',
  'track_unreadable',
  'track_damaged',
  'track_too_costly',
  'track_too_long',
  'reading_failed',
  'reading_limited',
  'reading_unavailable',
  'reader_missing',
  'key_refused',
  'key_spent',
  'seal_broken',
  'blob_mismatch',
  'blob_too_large',
  'blob_missing',
  'storage_unavailable',
  'database_busy',
  'not_found',
  'input_invalid',
  'job_given_up',
] as const satisfies readonly ErrorCode[]
export type FailureCode = (typeof failureCodes)[number]
