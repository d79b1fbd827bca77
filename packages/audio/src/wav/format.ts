/** How samples are stored in a WAV file. */
export const WAV_FORMATS = ['pcm8', 'pcm16', 'pcm24', 'pcm32', 'float32', 'float64'] as const
export type WavFormat = (typeof WAV_FORMATS)[number]

export const WAVE_FORMAT_PCM = 0x0001
export const WAVE_FORMAT_IEEE_FLOAT = 0x0003
export const WAVE_FORMAT_EXTENSIBLE = 0xfffe

/** Bytes 2 to 15 of KSDATAFORMAT_SUBTYPE_PCM and _IEEE_FLOAT; bytes 0 and 1 are the format tag. */
export const SUBTYPE_TAIL = [
  0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71,
] as const

/** Bytes of one sample. */
export const BYTES_PER_SAMPLE: Record<WavFormat, number> = {
  pcm8: 1,
  pcm16: 2,
  pcm24: 3,
  pcm32: 4,
  float32: 4,
  float64: 8,
}

/** Whether the samples of `format` are floating point. */
export function isFloat(format: WavFormat): boolean {
  return format === 'float32' || format === 'float64'
}

/** Default speaker masks (dwChannelMask) by number of channels, as in Microsoft's multichannel note; 0 is unassigned. */
export const CHANNEL_MASKS: readonly number[] = [0, 0x4, 0x3, 0x7, 0x33, 0x37, 0x3f, 0x13f, 0x63f]
