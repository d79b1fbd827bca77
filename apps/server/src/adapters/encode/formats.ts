/** The files a sound can be taken away as. */
export const fileFormats = ['wav', 'flac', 'mp3'] as const
export type FileFormat = (typeof fileFormats)[number]

/** What the encoding thread is given, one at a time. */
export type EncodeRequest = { wav: Uint8Array; format: FileFormat; tags: Record<string, string> }

/** What it gives back: the file, or the sentence that says why there is none. */
export type EncodeReply = { bytes: Uint8Array } | { refused: string }
