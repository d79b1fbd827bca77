import { lookUp, type Role } from './dictionary.ts'
import { senses } from './lexicon/index.ts'
import type { Token } from './tokens.ts'

/** Shorter words have too many neighbours that are words themselves (shirt, short). */
const shortestTypo = 6
const longestGuessed = 24

const withoutOneLetter = (word: string): string[] =>
  Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1))

/** Lexicon words by each spelling with one letter left out: two words a typo apart share one. */
const neighbours = new Map<string, string[]>()
for (const [list] of senses)
  for (const word of list.split(', '))
    if (word.length >= shortestTypo && !word.includes(' '))
      for (const key of [word, ...withoutOneLetter(word)]) neighbours.set(key, [...(neighbours.get(key) ?? []), word])

/** One letter more, less, other or exchanged with its neighbour. */
const oneTypoApart = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  const [restA, restB] = [a.slice(i), b.slice(i)]
  if (a.length > b.length) return restA.slice(1) === restB
  if (a.length < b.length) return restA === restB.slice(1)
  return (
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}

const asToken = (key: string): Token => ({ kind: 'word', text: key, key, start: 0, end: 0 })
const roleOf = (key: string): Role | undefined => lookUp([asToken(key)], 0)?.value
const worthy = (role: Role | undefined): role is Role => role?.role === 'sense'

/** Both halves of a compound the lexicon knows: “Riesenfurz”, “ultrakurz”, “superwet”. */
const halves = (key: string): Role[] | undefined => {
  for (let cut = key.length - 3; cut >= 3; cut -= 1) {
    const right = roleOf(key.slice(cut))
    if (!worthy(right)) continue
    const left = roleOf(key.slice(0, cut))
    if (left?.role === 'intensifier' || (worthy(left) && key.length - cut > 3)) return [left, right]
  }
  return undefined
}

/** What an unknown word most likely is, and the known word it was taken for if it looks misspelt. */
export const guess = (key: string): { roles: Role[]; takenFor?: string } | undefined => {
  if (key.length < shortestTypo || key.length > longestGuessed) return undefined
  const parts = halves(key)
  if (parts) return { roles: parts }
  const near = [key, ...withoutOneLetter(key)]
    .flatMap((spelling) => neighbours.get(spelling) ?? [])
    .filter((word) => word[0] === key[0] && oneTypoApart(word, key))
    .toSorted()[0]
  const role = near === undefined ? undefined : roleOf(near)
  return near !== undefined && worthy(role) ? { roles: [role], takenFor: near } : undefined
}
