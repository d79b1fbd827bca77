import { Cursor } from './cursor.ts'
import { bounds } from './lexicon/modifiers.ts'
import { aspectAdjectives, aspectNouns, hertzUnits, levels, typeNames, typeWords, units } from './lexicon/names.ts'
import { pitchOfHertz, type Aspect, type SoundType } from './parameters.ts'
import { phraseTable } from './phrases.ts'
import type { Token } from './tokens.ts'

export type Bound = 'about' | 'most' | 'least'

/** A knob set outright: to a number (not yet clamped), to a level from -1 to 1, or the type by its name. */
export type Setting =
  | { aspect: Aspect; value: number; bound: Bound; length: number }
  | { aspect: Aspect; level: number; length: number }
  | { type: SoundType; length: number }

const words = <T>(list: string, value: T) => phraseTable([[list, value]])
const nouns = phraseTable(aspectNouns)
const adjectives = phraseTable(aspectAdjectives)
const boundWords = phraseTable<Bound>(bounds)
const levelWords = phraseTable(levels)
const secondsIn = phraseTable(units)
const hertzIn = phraseTable(hertzUnits)
const typeWord = words(typeWords, true)
const typeName = phraseTable(typeNames)
const link = words(
  ':, =, of, at, to, is, auf, von, ist, be, to be, set to, should be, must be, shall be, level, level of, level at, equals, soll, sollte, bei, gleich',
  true,
)
const andHalf = words('and a half, and half, einhalb, und eine halbe', 0.5)
const range = words('-, –, —, to, bis, and, und, or, oder', true)
const outOf = words('/, out of, of, von, aus', true)
const percent = words('%, percent, per cent, prozent', true)
const dryness = words('dry, trocken, dryness, trockenheit', true)
const inLength = words('long, lang, lange, in length, in total', true)
const ordinalNouns = words('one, sound, time, note, part, half', true)

/** “3 seconds”, “half a second”, “two and a half seconds”, “2-3 s”, “a second and a half”. */
const seconds = (cursor: Cursor): number | undefined => {
  const first = cursor.takeNumber()
  if (first === undefined) return undefined
  const from = first + (cursor.take(andHalf) ?? 0)
  const { at } = cursor
  const to = cursor.take(range) ? cursor.takeNumber() : undefined
  if (to === undefined) cursor.at = at
  const thousands = /^\d{1,2}[.,]\d{3}$/.test(cursor.key(-1) ?? '') ? 1000 : 1
  const unit = cursor.take(secondsIn)
  if (unit === undefined) return undefined
  const count = to === undefined ? from : (from + to) / 2
  // “1,500 ms” groups its digits, “1,500 s” does not
  return (count * (unit < 1 ? thousands : 1) + (cursor.take(andHalf) ?? 0)) * unit
}

/** “7”, “7/10”, “70 %”, “3 out of 5” on a scale from 0 to 10. */
const onScale = (cursor: Cursor): number | undefined => {
  const value = cursor.takeNumber()
  if (value === undefined || cursor.sees(secondsIn)) return undefined
  if (cursor.take(percent)) return value / 10
  const { at } = cursor
  const whole = cursor.take(outOf) ? cursor.takeNumber() : undefined
  if (whole !== undefined && whole > 0) return (value / whole) * 10
  cursor.at = at
  return value
}

const hertz = (cursor: Cursor): number | undefined => {
  const value = cursor.takeNumber()
  const unit = value === undefined ? undefined : cursor.take(hertzIn)
  return value === undefined || unit === undefined ? undefined : pitchOfHertz(value * unit)
}

/** The first reading that succeeds, each tried from the same place. */
const either = (cursor: Cursor, ...readings: ((cursor: Cursor) => number | undefined)[]): number | undefined => {
  const { at } = cursor
  for (const reading of readings) {
    const value = reading(cursor)
    if (value !== undefined) return value
    cursor.at = at
  }
  return undefined
}

const numberOf: Readonly<Record<Aspect, (cursor: Cursor) => number | undefined>> = {
  duration: (cursor) => either(cursor, seconds, (bare) => bare.takeNumber()),
  wetness: onScale,
  pitch: (cursor) => either(cursor, hertz, onScale),
}

/** “pitch 7”, “wetness: 3/10”, “length of 2 s”, “wet 4”, “wetness low”. Articles are no numbers here: “pitch a bit up”. */
const named = (cursor: Cursor): Setting | undefined => {
  const { at } = cursor
  const noun = cursor.take(nouns)
  const aspect = noun ?? cursor.take(adjectives)
  if (aspect === undefined) return undefined
  cursor.take(link)
  const bound = cursor.take(boundWords) ?? 'about'
  const article = /^(a|an|one|ein|eine|einer|no|some)$/.test(cursor.key() ?? '')
  const spoken = article || (noun === undefined && cursor.tokens[cursor.at]?.kind === 'word')
  const value = spoken ? undefined : numberOf[aspect](cursor)
  if (value !== undefined) return { aspect, value, bound, length: cursor.at - at }
  const level = noun === undefined ? undefined : cursor.take(levelWords)
  return level === undefined ? undefined : { aspect, level, length: cursor.at - at }
}

/** “7/10 wet”, “80 % dry”, “40 percent moisture”, “400 Hz”. */
const numbered = (cursor: Cursor): Setting | undefined => {
  const { at } = cursor
  const bound = cursor.take(boundWords) ?? 'about'
  const start = cursor.at
  const pitch = hertz(cursor)
  if (pitch !== undefined) return { aspect: 'pitch', value: pitch, bound, length: cursor.at - at }
  cursor.at = start
  const value = cursor.tokens[start]?.kind === 'number' ? onScale(cursor) : undefined
  if (value === undefined) return undefined
  const scaled = cursor.at - start > 1
  if (scaled && cursor.take(dryness)) return { aspect: 'wetness', value: 10 - value, bound, length: cursor.at - at }
  const aspect = cursor.take(nouns) ?? (scaled ? cursor.take(adjectives) : undefined)
  if (aspect === undefined || aspect === 'duration') return undefined
  return { aspect, value, bound, length: cursor.at - at }
}

/** “at most 2 seconds long”. */
const timed = (cursor: Cursor): Setting | undefined => {
  const { at } = cursor
  const bound = cursor.take(boundWords) ?? 'about'
  const value = seconds(cursor)
  if (value === undefined || (cursor.key(-1) === 'second' && cursor.sees(ordinalNouns))) return undefined
  cursor.take(inLength)
  return { aspect: 'duration', value, bound, length: cursor.at - at }
}

/** “low wetness”, “maximum length”. */
const levelled = (cursor: Cursor): Setting | undefined => {
  const { at } = cursor
  const level = cursor.take(levelWords)
  const aspect = level === undefined ? undefined : cursor.take(nouns)
  return level === undefined || aspect === undefined ? undefined : { aspect, level, length: cursor.at - at }
}

/** “type: rumbler”. */
const typed = (cursor: Cursor): Setting | undefined => {
  const { at } = cursor
  if (cursor.take(typeWord) === undefined) return undefined
  cursor.take(link)
  const type = cursor.take(typeName)
  return type === undefined ? undefined : { type, length: cursor.at - at }
}

/** The knob set outright by the words that begin at a token, if they do. */
export const settingAt = (tokens: readonly Token[], at: number): Setting | undefined => {
  for (const read of [typed, named, timed, numbered, levelled]) {
    const setting = read(new Cursor(tokens, at))
    if (setting) return setting
  }
  return undefined
}
