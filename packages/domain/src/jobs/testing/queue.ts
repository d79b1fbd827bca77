import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { withClient } from '@stemma/testing'
import { afterAll, beforeAll } from 'vitest'
import { Keyring } from '../../identity/index.ts'
import { DomainError } from '../../shared/errors.ts'
import { sql } from '../../shared/sql.ts'
import type { World } from '../../testing/world.ts'
import type { Work } from '../../work.ts'
import type { Claim } from '../claim.ts'
import type { Effects } from '../ports.ts'
import type { Result } from '../pure/catalogue.ts'
import { createJobQueue, type JobQueue } from '../queue.ts'

const parameters = { duration: 1, wetness: 3, pitch: 5, type: 'classic' } as const

/** Counts in a row of the owner's, so that a count is kept or undone with the transaction it belongs to. */
const count = (work: Work, what: string) =>
  work
    .rows(sql`update identity.user_settings set settings_json = jsonb_set(settings_json, array[${what}],
    to_jsonb(coalesce((settings_json ->> ${what})::int, 0) + 1)) where user_id = ${work.user}`)
    .then(() => {})

/** Sounds whose ids begin with this are gone when a worker asks for them. */
const goneId = '00000000'

const effects: Effects = {
  'sounds.generate': {
    async input(_, { generationId }) {
      if (generationId.startsWith(goneId)) throw new DomainError('not_found', { thing: 'sound' })
      return {
        prompt: 'one that squeaks',
        readWith: 'rules',
        engine: 'synth/v1',
        seed: 1,
        parameters: null,
        patch: null,
        loop: false,
      }
    },
    progress: (work) => count(work, 'progress'),
    done: (work) => count(work, 'done'),
    failed: (work, _, code) => count(work, code),
    reads: async () => [],
  },
  'sounds.render': {
    input: async () => ({ engine: 'synth/v1', seed: 1, parameters, patch: null, loop: false }),
    done: (work) => count(work, 'done'),
    failed: (work, _, code) => count(work, code),
  },
  'library.read': {
    input: async () => ({ fileSha256: '0'.repeat(64) as never, fileName: 'a', size: 1, format: null }),
    done: (work) => count(work, 'done'),
    failed: (work, _, code) => count(work, code),
  },
  'library.cover': {
    input: async () => ({ coverSha256: '0'.repeat(64) as never, size: 1 }),
    done: (work) => count(work, 'done'),
    failed: (work, _, code) => count(work, code),
  },
}

export const testKeys = () => new Keyring([{ id: 'k1', secret: randomBytes(32) }], randomBytes(32))

/** A real queue in the world's database whose effects count themselves. */
export function aQueue(world: World) {
  const test = {
    queue: {} as JobQueue,
    another: () => createJobQueue(world.orm, { effects, keys: testKeys() }),
    /** What was counted for a person. */
    counts: (user: string) =>
      world.as(
        user,
        async (work) =>
          (await work.row<{ counts: Record<string, number> }>(
            sql`select settings_json as counts from identity.user_settings`,
          ))!.counts,
      ),
    events: (user: string, jobId: string) =>
      world.as(user, async (work) => (await work.jobEvents.after(jobId, 0)).map(({ kind }) => kind)),
    enqueue: (user: string, generationId: string = randomUUID()) =>
      world.as(user, (work) =>
        test.queue.enqueue(work, 'sounds.generate', { v: 1, generationId: generationId as never }),
      ),
    claim: (waitMilliseconds = 0) =>
      test.queue.claim(['sounds.generate'], {
        signal: new AbortController().signal,
        waitMilliseconds,
      }) as Promise<Claim>,
    /** As the administrator, past every grant. */
    admin: (text: string, values: unknown[] = []) =>
      withClient(
        world.adminUrl,
        async (client) => (await client.query(text, values)).rows as Record<string, unknown>[],
      ),
    /** Lets the pause before another attempt be over. */
    hurry: () => test.admin(`update pgboss.job set start_after = now() where state = 'retry'`),
    /** A result whose bytes this attempt has sent. */
    async result(claim: Claim, content: string = randomUUID()): Promise<Result<'sounds.generate'>> {
      const digest = createHash('sha256').update(content).digest('hex')
      const blob = { sha256: digest as never, size: content.length }
      await test.queue.asOwner(claim.jobId, claim.attempt, (work) => work.blobs.record(blob, 'audio/wav'))
      return { parameters, confidence: 0.9, reader: 'rules/v1', audio: blob, peaks: blob, loudness: -16 }
    },
    lapse: () =>
      test.queue.lapse((error) => {
        throw error
      }),
  }
  beforeAll(() => {
    test.queue = test.another()
  })
  afterAll(() => test.queue.close())
  return test
}
