import { lookUp, type Role } from './dictionary.ts'
import { guess } from './guesses.ts'
import type { Sense } from './lexicon/entry.ts'
import { settingAt, type Setting } from './quantities.ts'
import type { Token } from './tokens.ts'

export type Slot = 'whole' | 'start' | 'end' | 'toward'

/** Something a prompt says: a sense with its strength (negative when denied) and place in time, or a knob set outright. */
export type Statement = { start: number; end: number } & (
  | { kind: 'sense'; sense: Sense; strength: number; slot: Slot; takenFor?: string; comparedBy?: number }
  | { kind: 'setting'; setting: Setting; denied: boolean }
)

/** Statements in order, the content words nothing is known of, and how many content words were understood. */
export type Walk = { statements: Statement[]; unread: Token[]; understood: number }

/** “not very wet” leans away from wet; “very” does not make it drier. */
const mildest = 0.35
const stretch = 1.4
const strongest = 2.5
/** Unknown words a negation reaches across: “not a single bubble”. */
const reach = 1

type Clause = {
  slot: Slot
  factor: number
  negator: (Role & { role: 'negator' }) | undefined
  across: number
  /** The statement that began a comparison: “deeper than …”. */
  comparedBy: number | undefined
  from: number | undefined
  first: number
}

/** Walks a prompt from left to right and gathers what it says, each word once. */
export const walk = (tokens: readonly Token[]): Walk => {
  const statements: Statement[] = []
  const unread: Token[] = []
  let understood = 0
  const clause: Clause = {
    slot: 'whole',
    factor: 1,
    negator: undefined,
    across: 0,
    comparedBy: undefined,
    from: undefined,
    first: 0,
  }

  /** Forgets pending modifiers; a clause ends with its place in time, too. */
  const settle = (ends: boolean): void => {
    Object.assign(clause, { factor: 1, negator: undefined, across: 0, comparedBy: undefined, from: undefined })
    if (ends) Object.assign(clause, { slot: 'whole', first: statements.length })
  }

  const strength = (): number => {
    if (!clause.negator) return clause.factor
    return -(clause.factor > 1 ? Math.min(mildest, clause.negator.force) : clause.negator.force)
  }

  const say = (sense: Sense, start: number, end: number, bend: { stretched?: boolean; takenFor?: string }): void => {
    const size = Math.min(strongest, Math.abs(strength()) * (bend.stretched ? stretch : 1))
    statements.push({
      kind: 'sense',
      sense,
      strength: strength() < 0 ? -size : size,
      slot: clause.slot,
      start: clause.from ?? start,
      end,
      ...(bend.takenFor === undefined ? {} : { takenFor: bend.takenFor }),
      ...(clause.comparedBy === undefined ? {} : { comparedBy: clause.comparedBy }),
    })
    clause.factor = 1
    clause.from = undefined
    if (clause.negator?.reach === 'one') clause.negator = undefined
  }

  /** “wet at the end” places what was just said; “at the end it gets wet” what follows. */
  const place = (slot: Exclude<Slot, 'whole'>, token: Token): void => {
    const last = statements.at(-1)
    const postposed = /^(at|in|by|am|zum|hinten)$/.test(token.key) && statements.length > clause.first
    if (postposed && last?.kind === 'sense' && last.slot === 'whole') last.slot = slot
    else clause.slot = slot
  }

  const obey = (role: Role, token: Token, end: number, bend: { stretched?: boolean; takenFor?: string }): void => {
    if (role.role === 'sense') return say(role.sense, token.start, end, bend)
    if (role.role === 'time') return place(role.slot, token)
    if (role.role === 'than') {
      if (statements.length > clause.first) clause.comparedBy ??= statements.length - 1
    } else if (role.role === 'afterthought') {
      const last = statements.at(-1)
      if (last?.kind === 'sense' && statements.length > clause.first) {
        last.strength = Math.sign(last.strength) * Math.min(strongest, Math.abs(last.strength) * role.factor)
        last.end = end
      }
    } else if (role.role === 'intensifier') {
      clause.factor *= role.factor * (bend.stretched ? stretch : 1)
      clause.from ??= token.start
    } else if (role.role === 'negator') {
      clause.negator = clause.negator ? undefined : role
      clause.across = 0
      clause.from ??= token.start
    } else if (role.role === 'joint') {
      clause.factor = 1
      clause.comparedBy = undefined
      clause.from = undefined
      if (role.joint === 'and' && clause.negator?.reach === 'one') clause.negator = undefined
      if (role.joint === 'but') settle(true)
    }
  }

  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (!token) break
    const setting = settingAt(tokens, at)
    const found = setting ? undefined : lookUp(tokens, at)
    const length = setting?.length ?? found?.length ?? 1
    const end = tokens[at + length - 1]?.end ?? token.end
    if (setting) {
      statements.push({
        kind: 'setting',
        setting,
        denied: clause.negator !== undefined,
        start: clause.from ?? token.start,
        end,
      })
      settle(false)
      understood += length
    } else if (found) {
      obey(found.value, token, end, { stretched: found.stretched })
      if (found.value.role !== 'filler' && found.value.role !== 'joint') understood += length
    } else if (token.kind === 'mark') {
      if (/[,;.!?()\n]/.test(token.key)) settle(true)
    } else {
      const guessed = token.kind === 'word' ? guess(token.key) : undefined
      const bend = guessed?.takenFor === undefined ? {} : { takenFor: guessed.takenFor }
      if (guessed) {
        for (const role of guessed.roles) obey(role, token, end, bend)
        understood += 1
      } else {
        unread.push(token)
        clause.factor = 1
        clause.across += 1
        if (clause.across > reach) clause.negator = undefined
        if (!clause.negator) clause.from = undefined
      }
    }
    at += length
  }
  return { statements, unread, understood }
}
