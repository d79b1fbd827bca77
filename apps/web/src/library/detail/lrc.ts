/** A line of words, and the millisecond it begins at where it is synced. */
export type Line = { at?: number | undefined; text: string }

/** Lines as they are typed: one each, before a synced one its moment, `[1:02.50]`. */
export const readLyrics = (typed: string): Line[] => {
  const lines = typed.replace(/\s+$/, '').split(/\r?\n/)
  if (lines.every((line) => line.trim() === '')) return []
  return lines.map((line) => {
    const [, minutes, seconds, text = ''] = /^\s*\[(\d{1,3}):([0-5]?\d(?:\.\d{1,3})?)\] ?(.*)$/.exec(line) ?? []
    return minutes === undefined || seconds === undefined
      ? { text: line.slice(0, 1000) }
      : { at: Math.round((Number(minutes) * 60 + Number(seconds)) * 1000), text: text.slice(0, 1000) }
  })
}

const moment = (at: number): string =>
  `${Math.floor(at / 60_000)}:${((at % 60_000) / 1000).toFixed(2).padStart(5, '0')}`

export const writeLyrics = (lines: readonly Line[]): string =>
  lines.map(({ at, text }) => (at === undefined ? text : `[${moment(at)}] ${text}`)).join('\n')

/** The line that is sung at a moment (milliseconds), -1 before the first. */
export const lineAt = (lines: readonly Line[], at: number): number =>
  lines.findLastIndex((line) => line.at !== undefined && line.at <= at)
