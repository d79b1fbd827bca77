import type { PatchEngine } from './patches/describe.ts'
import { refuse } from './patches/refuse.ts'
import { readSfxrCode, readSfxrList, readSfxrObject } from './patches/sfxr.ts'
import { readZzfxList } from './patches/zzfx.ts'

/** A sound of another program: complete numbers for its engine. */
export type ImportedPatch = {
  engine: PatchEngine
  patch: readonly number[]
  title: string
}

const longestText = 10_000
const longestTitle = 100
/** ZzFX has 21 values at most, sfxr 24; a bare list is told apart by its length. */
const shortestSfxr = 22

/** Code around the values: `const coin = zzfx(...[`, `ZZFX.play(`, `new Sound([`. */
const code = /^[\w\s.=(:$]{0,200}$/

/** The part between the outer brackets or parentheses, or all of it when there are none. */
const insideOf = (text: string): { before: string; list: string; after: string } => {
  const [open, close] = text.includes('[') ? ['[', ']'] : ['(', ')']
  const from = text.indexOf(open)
  if (from < 0) return { before: '', list: text.replace(/;$/, ''), after: '' }
  const to = text.indexOf(close, from)
  if (to < 0) return refuse(`the closing “${close}” is missing`)
  return { before: text.slice(0, from), list: text.slice(from + 1, to), after: text.slice(to + 1) }
}

/** The words of a comment at the end, as ZzFX's examples have them. */
const commentIn = (after: string): string =>
  (after.split('//')[1] ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, longestTitle)
    .toWellFormed()

const read = (text: string): ImportedPatch => {
  if (text.startsWith('{')) return { engine: 'sfxr/v1', patch: readSfxrObject(text.replace(/;$/, '')), title: 'jsfxr' }
  const unquoted = (/^[\w\s.=(:$]{0,200}["'`]([^"'`]*)/.exec(text)?.[1] ?? text).trim()
  const hash = unquoted.slice(unquoted.lastIndexOf('#') + 1)
  if (/^[1-9A-Za-z]{30,}$/.test(hash)) return { engine: 'sfxr/v1', patch: readSfxrCode(hash), title: 'jsfxr' }
  const { before, list, after } = insideOf(unquoted)
  if (
    !code.test(before.replace(/\.{3}$/, '')) ||
    !/^[\])\s;,]*(\/\/.*)?$/s.test(after) ||
    !/[\d,]/.test(list) ||
    (list === unquoted && /[^\d\s.,+\-e]/i.test(list))
  )
    return refuse('it is neither a jsfxr code, link or object nor a list of jsfxr or ZzFX values')
  const named = /zzfx/i.test(before) ? 'zzfx' : /sfxr/i.test(before) ? 'sfxr' : ''
  if (named === '' && before.trim() !== '' && !unquoted.includes('['))
    return refuse('it calls something that is neither jsfxr nor ZzFX')
  const sfxr = named === 'sfxr' || (named === '' && list.split(',').length >= shortestSfxr)
  const title = commentIn(after)
  return sfxr
    ? { engine: 'sfxr/v1', patch: readSfxrList(list), title: title || 'jsfxr' }
    : { engine: 'zzfx/v1', patch: readZzfxList(list), title: title || 'ZzFX' }
}

/**
 * Reads a jsfxr code (“34T6Pk…”, also in a link or call), jsfxr JSON, the 24 values of the older jsfxr, or the values of a
 * ZzFX call with or without the call. Never evaluates it. Refuses with `patch_unreadable`, naming what is wrong.
 */
export const importPatch = (text: string): ImportedPatch => {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('there is nothing in it')
  if (trimmed.length > longestText) return refuse(`it is longer than ${longestText} characters`)
  return read(trimmed)
}
