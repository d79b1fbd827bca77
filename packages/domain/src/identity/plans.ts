import type { plans } from './input.ts'

export type Plan = (typeof plans)[number]

const gibibyte = 1024 ** 3

/** What each plan allows: how many bytes a person's files may take. */
const allowances: Record<Plan, { storage: number }> = {
  free: { storage: 5 * gibibyte },
  pro: { storage: 10 * 1024 * gibibyte },
}

/** How a server sees plans: whether anybody pays, and what its owner gives each person at most, in bytes. */
export type PlanRules = { billing: boolean; storageLimit: number | null }

/** Bytes a person of this plan may store. Where nobody pays, everybody has the best plan. */
export const storageOf = (plan: Plan, { billing, storageLimit }: PlanRules): number =>
  Math.min(allowances[billing ? plan : 'pro'].storage, storageLimit ?? Infinity)
