import { createJobQueue } from '@stemma/domain/jobs'
import { effects, inWork, type Orm } from '@stemma/domain'
import { createUser, newToken } from '@stemma/domain/identity'
import { generate, share } from '@stemma/domain/sounds'
import type { Command } from './house.ts'

const prompts = [
  'a short squeaky one that ends wet',
  'long low rumble from a leather armchair',
  'a nervous stutter in a quiet library',
  'the classic, as told by an uncle at a wedding',
  'very wet, like boots in a swamp',
  'tiny mouse on a trampoline',
  'a tuba that fell down the stairs',
  'three quick ones in a lift',
  'slow and dignified',
  'not wet at all, rather dry and high',
  '8 seconds of thunder under a blanket',
  'a balloon losing air',
  'a motorbike that won’t start',
  'shy, half a second',
  'a whoopee cushion at the opera',
  'bubbly, like a bath',
  'an angry duck',
  'deep and endless',
  'a sleepy bassoon',
  'sputtering, 2.5 seconds',
]

/** A person with sounds, a collection and links, for a first look. The worker of a running server renders them. */
export const run: Command = async (_args, { orm, owner, keys }, print) => {
  const password = newToken().slice(0, 16)
  const user = await createUser(owner(), { username: 'demo', email: 'demo@example.org', password })
  const queue = createJobQueue(orm, { effects, keys })
  try {
    const made: string[] = []
    for (const prompt of prompts) {
      made.push(
        (await inWork(orm, { user }, (work) => generate(work, queue, { prompt, readWith: 'rules' }, undefined))).id,
      )
    }
    const collection = await inWork(
      orm,
      { user },
      async (work) => work.collections.create('For parties', 'Tested on relatives.', true).id,
    )
    await inWork(orm, { user }, (work) => work.collectionSounds.append(collection, made.slice(2, 9)))
    const isRendered = await rendered(orm, user, made)
    if (isRendered) {
      for (const generationId of made.slice(0, 4))
        await inWork(orm, { user }, (work) => share(work, queue, { generationId, isPublic: true }))
    }
    print(`Log in as demo with the password ${password}.`)
    if (!isRendered) print('No server is running: the sounds are rendered when it does, and nothing is shared yet.')
  } finally {
    await queue.close()
  }
  return 0
}

/** Waits for the worker of a running server, for as long as it gets on. */
async function rendered(orm: Orm, user: string, ids: readonly string[]): Promise<boolean> {
  for (let before = 0; ;) {
    await new Promise((resolve) => setTimeout(resolve, 5000))
    const ready = (await inWork(orm, { user }, (work) => work.generations.all({ state: 'ready' }))).length
    if (ready >= ids.length) return true
    if (ready === before) return false
    before = ready
  }
}
