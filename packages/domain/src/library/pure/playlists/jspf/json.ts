import { deepestNesting } from '../limits.ts'
import { refuse } from '../refuse.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** Parses JSON that is not nested so deeply that something behind us would run out of stack. */
export const parseJson = (text: string): Json => {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (quoted && character === '\\') i++
    else if (character === '"') quoted = !quoted
    else if (!quoted && (character === '{' || character === '[')) depth++
    else if (!quoted && (character === '}' || character === ']')) depth--
    if (depth > deepestNesting) refuse(`it is nested deeper than ${deepestNesting} levels`)
  }
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    return refuse('it is not JSON', error)
  }
}

/** The fields of an object, also one named `__proto__`; nothing of anything else. */
export const fieldsOf = (value: Json | undefined): [string, Json][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []

/** One or many: some programs leave the list away around a single value. */
export const listOf = (value: Json | undefined): readonly Json[] => {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly Json[]) : [value]
}
