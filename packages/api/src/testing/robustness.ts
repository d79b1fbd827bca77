import { errorKinds } from '@stemma/domain'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import { hostile, randomness, seedOf, spoil, wireOf, wires } from './hostile.ts'
import { anInput } from './inputs.ts'
import type { Procedure } from './procedures.ts'
import { worker, type Answer, type CallOptions, type Server } from './server.ts'
import { as, refsOf } from './worlds.ts'

/** What is wrong with an answer to input that nobody meant well, a sentence each: a failure must be ours to name, and name the field. */
export function answerViolations({ status, error, text }: Answer): string[] {
  if (!error) return status === 200 ? [] : [`status ${status} without an error`]
  const { code, reason, kind, params, fields } = error.data
  if (status >= 500 && status !== 503) return [`status ${status}: ${error.message}`]
  const found: string[] = []
  if (!/^[A-Z_]+$/.test(code) || code === 'INTERNAL_SERVER_ERROR') found.push(`the code ${code}`)
  if (reason === null || !errorKinds.includes(kind as never))
    found.push(`no reason: ${code} ${error.message.slice(0, 100)}`)
  if (kind === 'invalid' && Object.keys(fields).length === 0 && !('field' in params) && !('reason' in params))
    found.push(`no field: ${String(reason)}`)
  if (/\n\s+at |\bselect\b.*\bfrom\b|violates|relation "|syntax error|node_modules/i.test(text))
    found.push(`the machinery shows: ${text.slice(0, 300)}`)
  return found
}

/** An input that does not make the suite wait and prove nothing, as a long poll does that finds no work. */
export const hasten = (input: unknown): unknown =>
  input !== null &&
  typeof input === 'object' &&
  'waitMilliseconds' in input &&
  typeof input.waitMilliseconds === 'number' &&
  input.waitMilliseconds > 0 &&
  input.waitMilliseconds <= 25_000
    ? { ...input, waitMilliseconds: 0 }
    : input

/**
 * `count` inputs for a procedure, the same for the same seed: valid ones, valid ones spoiled, hostile values in place of all of it,
 * and hostile texts on the wire. Answers what was wrong with the answers.
 */
export async function robustnessViolations(
  server: Server,
  procedure: Procedure,
  ada: FullWorld,
  seed: number,
  count: number,
  options: CallOptions = {},
): Promise<string[]> {
  const own = seedOf(procedure.path, seed)
  const random = randomness(own)
  const caller = procedure.meta?.level === 'worker' ? worker : as(ada)
  const patient = { patience: 300, ...options }
  const found: string[] = []
  for (let turn = 0; turn < count; turn++) {
    const kind = random()
    const valid = procedure.input && anInput(procedure.input, refsOf(ada), own + turn)
    const spoilt = () =>
      wireOf(hasten(kind < 0.4 ? valid : kind < 0.9 && procedure.input ? spoil(valid, random) : hostile(random)))
    const wire = kind < 0.2 ? wires[Math.floor(random() * wires.length)] : spoilt()
    const answer = await server.send(procedure, wire, caller, patient)
    found.push(
      ...answerViolations(answer).map(
        (violation) => `${violation} (input ${turn} of seed ${seed}: ${wire?.slice(0, 300)})`,
      ),
    )
    if (({} as { polluted?: boolean }).polluted) throw new Error(`Object.prototype was polluted by ${wire}`)
  }
  return found
}
