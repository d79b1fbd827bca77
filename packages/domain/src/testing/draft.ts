import { createHash, randomBytes } from 'node:crypto'
import { encodePeaks, encodeWav, peaks, render, type Audio } from '@stemma/audio'
import type { SoundParameters } from '../sounds/input.ts'

/** Column names to values. Columns of text that a row does not name are filled with the world's mark. */
export type Row = Record<string, unknown>

/** Bytes as the store keeps them. */
export type StoredBytes = { sha256: string; bytes: Uint8Array<ArrayBuffer>; mediaType: string }

/** What the rows of one person are made from. */
export type Draft = {
  /** The person. */
  id: string
  /** Ten characters that occur in every text of the person's rows, and nowhere else. */
  mark: string
  /** Ten other characters, for the texts that a public share or collection shows to everyone. */
  shown: string
  isPublic: boolean
  /** Somebody else's public sound, to favourite, to report and to have listened to. */
  neighbour: string | undefined
  secrets: { session: string; access: string; share: string; expiredShare: string }
  /** The id of the job that waits in the queue, to make the person's last sound. */
  job: string
  blobs: StoredBytes[]
  rows: Record<string, Row[]>
}

const day = 86_400_000
export const inDays = (days: number) => new Date(Date.now() + days * day)
export const parameters = { duration: 0.5, wetness: 3, pitch: 4, type: 'squeaker' } as const satisfies SoundParameters

export function keep(draft: Draft, bytes: Uint8Array<ArrayBuffer>, mediaType: string): StoredBytes {
  const blob = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, mediaType }
  draft.blobs.push(blob)
  return blob
}

let rendered: Audio | undefined

/** Half a second that nobody else has, and its waveform. The sound itself is made once: only its first part is of chance. */
export function aRecording(draft: Draft): { wav: StoredBytes; shape: StoredBytes } {
  rendered ??= render({ engine: 'synth/v1', seed: 7, parameters })
  const samples = rendered.channels[0]!.slice()
  for (const [index, byte] of randomBytes(2000).entries()) samples[index] = byte / 256 - 0.5
  const audio = { ...rendered, channels: [samples] }
  return {
    wav: keep(draft, encodeWav(audio, { format: 'pcm16' }), 'audio/wav'),
    shape: keep(draft, encodePeaks(peaks(audio, { columns: 200 })), 'application/vnd.stemma.peaks'),
  }
}

export const first = (draft: Draft, table: string, index = 0) => draft.rows[table]![index]!['id'] as string
