import type { Verdict } from './run.ts'

/** Checks by name, in the order they start. */
export type Checks = Readonly<Record<string, () => Promise<Verdict>>>

/** The checks that run at once: each of the long ones keeps a core busy. */
const hands = 2

const secondsSince = (start: number) => ((performance.now() - start) / 1000).toFixed(1)

/** Runs checks, tells each as it ends and the reports of the failed ones last; returns how many failed. */
export async function runChecks(checks: Checks, tell: (line: string) => void): Promise<number> {
  const waiting = Object.entries(checks)
  const amount = waiting.length
  const failed: { name: string; report: string }[] = []
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next
      const start = performance.now()
      const { ok, report } = await check().catch((error: unknown) => ({ ok: false, report: String(error) }))
      tell(`${ok ? 'ok    ' : 'FAILED'} ${secondsSince(start).padStart(5)} s  ${name}`)
      if (!ok) failed.push({ name, report })
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: hands }, work))
  for (const { name, report } of failed) tell(`\n── ${name}\n${report}`)
  tell(`\n${amount - failed.length} passed, ${failed.length} failed in ${secondsSince(start)} s`)
  return failed.length
}
