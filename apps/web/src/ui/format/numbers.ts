import { numbersIn } from './formats.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes as people say them, in steps of 1000: "86 kB", "1.2 MB". */
export const formatBytes = (bytes: number, language: string): string => {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  const digits = step > 0 && value < 10 ? 1 : 0
  return numbersIn(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value)
}

/** 0..1 as a whole percentage. */
export const formatShare = (value: number, language: string): string =>
  numbersIn(language, { style: 'percent', maximumFractionDigits: 0 }).format(value)
