import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { app } from './app.ts'
import { collections } from './collections.ts'
import { sayEffect } from './effects.ts'
import { entry } from './entry.ts'
import { errors } from './errors.ts'
import { library } from './library.ts'
import { ordering } from './ordering.ts'
import { playing } from './player.ts'
import { playlistFiles } from './playlist-files.ts'
import { playlists } from './playlists.ts'
import { plural } from './plural.ts'
import { rules } from './rules.ts'
import { settings } from './settings.ts'
import { shares } from './shares.ts'
import { sounds } from './sounds.ts'
import { statistics } from './statistics.ts'
import { track } from './track.ts'
import { trash } from './trash.ts'
import { ui } from './ui.ts'
import { uploads } from './uploads.ts'

const rooms = {
  app,
  collections,
  entry,
  library,
  ordering,
  playing,
  playlistFiles,
  playlists,
  rules,
  settings,
  shares,
  sounds,
  statistics,
  track,
  trash,
  ui,
  uploads,
}

/** Every sentence of a room with its path; functions are told a canary, so that a forgotten parameter shows. */
const sentences = (words: unknown, path = ''): (readonly [string, string])[] => {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function')
    return [
      [`${path}()`, (words as (...parameters: readonly number[]) => string)(...Array<number>(words.length).fill(7))],
    ]
  return Object.entries(words as object).flatMap(([name, value]) => sentences(value, `${path}.${name}`))
}

describe.each(Object.entries(rooms))('%s', (_, room) => {
  const [english, german] = [sentences(room.en), sentences(room.de)]
  test('has the same sentences in both languages, none empty', () => {
    expect(german.map(([path]) => path)).toEqual(english.map(([path]) => path))
    expect([...english, ...german].filter(([, text]) => text.trim() === '')).toEqual([])
  })
  test('uses every parameter in both', () => {
    for (const [path, text] of [...english, ...german]) if (path.endsWith('()')) expect(text, path).toContain('7')
  })
  test('is really translated', () => {
    const same = english.filter(([path, text]) =>
      german.some(([other, translated]) => other === path && translated === text && text.length > 12),
    )
    expect(same).toEqual([])
  })
})

test('every error of the server has a German sentence with the same parameters', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/errors.md'), 'utf8')
  const codes = [...page.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)]
  expect(codes.length).toBeGreaterThan(30)
  const missing = codes.filter(([, code = '']) => errors.de[code] === undefined).map(([, code]) => code)
  expect(missing).toEqual([])
})

test('plurals follow the language', () => {
  expect(plural('en', 1, 'sound', 'sounds')).toBe('1 sound')
  expect(plural('de', 0, 'Klang', 'Klänge')).toBe('0 Klänge')
  expect(plural('de', 1200, 'Klang', 'Klänge')).toBe('1.200 Klänge')
})

test('what the reader of prompts says of itself is said in German too', () => {
  expect(sayEffect('much wetter, squeaker (at the end)', 'de')).toBe('viel nasser, Quietscher (am Ende)')
  expect(sayEffect('duration at most 2 s', 'de')).toBe('Dauer höchstens 2 s')
  expect(sayEffect('much wetter', 'en')).toBe('much wetter')
})
