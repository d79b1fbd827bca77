import { z } from 'zod'

/** A lower-case hex SHA-256: the name of a blob. Knowing one grants nothing. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/).brand<'storage.blobs'>().meta({ ref: 'storage.blobs' })

/** What a blob may be. The media route sends nothing else. */
export const mediaTypes = ['audio/wav', 'application/vnd.stemma.peaks'] as const
