import { createHash } from 'node:crypto'

/** Person `n` of the filled database, and the token of their session; see fill.sql. */
export function person(n: number): { id: string; token: string } {
  const hex = createHash('md5').update(`person${n}`).digest('hex')
  return { id: hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5'), token: `token-of-person-${n}` }
}

/** Owns a twentieth of all sounds, and a thousand pages of a million. */
export const collector = person(1)
/** Owns what the bench inserts, and nothing else. */
export const maker = person(2)
