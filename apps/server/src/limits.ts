import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { LimitKind } from '@stemma/api'
import { DomainError } from '@stemma/domain'

/** How many calls of a kind one person, token or address has within so many seconds. Every item of a batch counts. */
const allowances: Record<LimitKind, { points: number; duration: number }> = {
  read: { points: 1200, duration: 60 },
  write: { points: 300, duration: 60 },
  costly: { points: 20, duration: 60 },
  report: { points: 10, duration: 3600 },
}

/** Limits kept in this process. */
export function memoryLimits(): (kind: LimitKind, key: string) => Promise<void> {
  const limiters = Object.fromEntries(
    Object.entries(allowances).map(([kind, allowance]) => [
      kind,
      new RateLimiterMemory({ keyPrefix: kind, ...allowance }),
    ]),
  ) as Record<LimitKind, RateLimiterMemory>
  return async (kind, key) => {
    try {
      await limiters[kind].consume(key)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw new DomainError('too_many_requests', { seconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) })
    }
  }
}
