import { keysGiven, whoReads, type KeysGiven } from '@stemma/domain/identity'
import {
  generateStatement,
  importSound,
  keep,
  openShared,
  readGeneration,
  rerender,
  retry,
  vary,
} from '@stemma/domain/sounds'
import { generateInput, generationId, keepInput, patchText, soundRef } from '@stemma/domain/sounds/input'
import { z } from 'zod'
import { person } from '../trpc.ts'

const write = person('sounds:write').transactional
const one = z.strictObject({ id: generationId })

/** How a sound comes to be. Each answers the sound as it is now; its job says when it is ready. */
export const making = {
  generate: person('sounds:write')
    .once.input(generateInput)
    .mutation(async ({ ctx: { machines, once, ask, requestId }, input }) => {
      const [given] = input.readWith === 'model' ? await ask<KeysGiven>(keysGiven) : []
      const reader = whoReads(given, machines.reader) ?? undefined
      return readGeneration(await once(await generateStatement(machines.queue, input, reader, requestId)))
    }),

  keep: write.input(keepInput).mutation(({ ctx: { work, machines }, input }) => keep(work, machines.queue, input)),

  vary: write.input(one).mutation(({ ctx: { work, machines }, input }) => vary(work, machines.queue, input.id)),

  importPatch: write
    .input(z.strictObject({ text: patchText }))
    .mutation(({ ctx: { work, machines }, input }) => importSound(work, machines.queue, input.text)),

  openShared: write
    .input(z.strictObject(soundRef))
    .mutation(({ ctx: { work, machines }, input }) => openShared(work, machines.queue, input)),

  /** Brings expired audio back. */
  rerender: write.input(one).mutation(({ ctx: { work, machines }, input }) => rerender(work, machines.queue, input.id)),

  /** Tries again what failed. */
  retry: write.input(one).mutation(({ ctx: { work, machines }, input }) => retry(work, machines.queue, input.id)),
}
