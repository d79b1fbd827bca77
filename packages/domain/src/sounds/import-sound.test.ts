import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { effects } from '../effects.ts'
import { createJobQueue, type JobQueue } from '../jobs/index.ts'
import { testKeys } from '../jobs/testing/queue.ts'
import { aWorld } from '../testing/world.ts'
import { importSound } from './import-sound.ts'

const world = aWorld()
let queue: JobQueue
beforeAll(() => void (queue = createJobQueue(world.orm, { effects, keys: testKeys() })))
afterAll(() => queue.close())

/** The longest time, in milliseconds, in which nobody else was served while something was done. */
async function longestWait(deed: () => Promise<unknown>): Promise<number> {
  let [longest, last, over] = [0, performance.now(), false]
  const others = (async () => {
    while (!over) {
      await setImmediate()
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }
  })()
  await deed()
  over = true
  await others
  return longest
}

test('a sound of another program is taken without being rendered here: who else is served does not wait', async () => {
  const ada = await world.aPerson()
  const longest = JSON.stringify({
    p_base_freq: 0.8,
    p_env_attack: 1,
    p_env_sustain: 1,
    p_env_decay: 1,
    wave_type: 3,
  })
  const waits: number[] = []
  for (let i = 0; i < 5; i++) {
    waits.push(await longestWait(() => world.as(ada, (work) => importSound(work, queue, longest))))
  }
  expect(Math.min(...waits)).toBeLessThan(25) // ms; rendering it takes 45
})
