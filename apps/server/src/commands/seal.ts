import { reseal } from '@stemma/domain/identity'
import type { Command } from './house.ts'

/** Seals every stored secret with today's key, after a new one was put first in the secrets file. */
export const run: Command = async (_args, { owner, keys }, print) => {
  const count = await reseal(owner(), keys)
  print(`${count} stored secrets were sealed anew.`)
  return 0
}
