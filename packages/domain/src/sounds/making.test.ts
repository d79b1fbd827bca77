import { createHash } from 'node:crypto'
import { encodePeaks, encodeWav, peaks, render } from '@stemma/audio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { effects } from '../effects.ts'
import { testKeys } from '../jobs/testing/queue.ts'
import { createJobQueue, type Claim, type JobQueue } from '../jobs/index.ts'
import { sql } from '../shared/sql.ts'
import { aGeneration, aShare } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { generate, generateStatement } from './generate.ts'
import { readGeneration, type GenerationSeen } from './generation-view.ts'
import { importSound } from './import-sound.ts'
import type { SoundParameters } from './input.ts'
import { keep } from './keep.ts'
import { openShared } from './open-shared.ts'
import { describePatch } from './pure/patches/describe.ts'
import { readPrompt } from './pure/read-prompt.ts'
import { rerender, retry } from './rerender.ts'
import { share } from './share.ts'
import { vary } from './vary.ts'

const world = aWorld()
let queue: JobQueue
beforeAll(() => void (queue = createJobQueue(world.orm, { effects, keys: testKeys() })))
afterAll(() => queue.close())

type SoundClaim = Exclude<Claim, { name: 'library.read' | 'library.cover' }>
const nextJob = async (): Promise<SoundClaim> => {
  const claim = await queue.claim(['sounds.generate', 'sounds.render'], {
    signal: new AbortController().signal,
    waitMilliseconds: 0,
  })
  if (!claim) throw new Error('nothing is queued')
  return claim as SoundClaim
}

/** Does what a worker does with a job. `spoil` is what it makes instead. */
async function make(user: string, spoil: Partial<SoundParameters> = {}): Promise<Claim> {
  const claim = await nextJob()
  const { input, jobId, attempt } = claim
  const read =
    claim.name === 'sounds.generate' && claim.input.readWith !== 'none' ? readPrompt(claim.input.prompt) : undefined
  const recipe = { ...(read?.parameters ?? input.parameters!), ...spoil }
  const audio = render({
    engine: input.engine,
    seed: input.seed,
    parameters: recipe,
    ...(input.patch ? { patch: input.patch } : {}),
    loop: input.loop,
  })
  const parameters =
    input.engine !== 'synth/v1' && input.patch ? describePatch(input.engine, input.patch, audio) : recipe
  const sent = []
  for (const bytes of [encodeWav(audio, { format: 'pcm16' }), encodePeaks(peaks(audio, { columns: 200 }))]) {
    const blob = { sha256: createHash('sha256').update(bytes).digest('hex') as never, size: bytes.length }
    await world.as(user, (work) => work.blobs.record(blob, 'audio/wav'))
    sent.push(blob)
  }
  const told = { audio: sent[0], peaks: sent[1] }
  const generated = {
    ...told,
    parameters,
    confidence: read?.confidence ?? null,
    reader: read?.engine ?? null,
    loudness: -20,
    ...(read ? { matched: read.matched } : {}),
  }
  await queue.complete(jobId, attempt, claim.name === 'sounds.generate' ? generated : told)
  return claim
}

const seen = (user: string, id: string) => world.as(user, (work) => work.generations.seen(id))
const expire = (id: string) =>
  world.asOwner((work) =>
    work.rows(sql`update sounds.generations set audio_sha256 = null, audio_expires_at = null where id = ${id}`),
  )

describe('generating', () => {
  test('writes the row with its job, reads by rules, and ends with audio under the name of its content', async () => {
    const ada = await world.aPerson()
    const asked = await world.as(ada, (work) =>
      generate(work, queue, { prompt: 'a long deep wet one', readWith: 'rules' }, undefined),
    )
    expect(asked).toMatchObject({
      state: 'reading',
      reader: 'rules/v1',
      audioUrl: '',
      audioSha256: null,
      isShared: false,
      collectionCount: 0,
      createdAt: expect.any(Date) as unknown,
    })
    expect(asked.jobId).toEqual(expect.any(String) as unknown)
    await make(ada)
    const sound = await seen(ada, asked.id)
    expect(sound).toMatchObject({
      state: 'ready',
      reader: 'rules/v1',
      loudness: -20,
      audioUrl: `/media/${sound.audioSha256}`,
      errorCode: null,
    })
    expect(sound.confidence).toBeGreaterThan(0.3)
    expect(sound.wetness).toBeGreaterThan(5)
    expect(sound.additionalParams.matched!.length).toBeGreaterThan(1)
    expect(sound.fileSizeBytes).toBe(44 + 2 * Math.round(sound.duration * 44_100))
    expect(sound.audioExpiresAt!.getTime()).toBeGreaterThan(Date.now() + 89 * 86_400_000)
  })

  test('by a single statement queues the same job', async () => {
    const ada = await world.aPerson()
    const wish = { prompt: 'one statement', readWith: 'rules' } as const
    const queued = async (id: string | null) =>
      world.as(ada, (work) =>
        work.row(sql`
          select to_jsonb(q) - array['id', 'data', 'created_on', 'start_after', 'keep_until'] as job, (q.keep_until - q.start_after)::text as kept,
              to_jsonb(j) - array['id', 'subject_id', 'created_at', 'request_id'] as told,
              (select array_agg(e.kind) from jobs.events e where e.job_id = j.id) as events
            from pgboss.job q join jobs.jobs j on j.id = q.id where q.id = ${id}`),
      )
    const plain = await world.as(ada, (work) => generate(work, queue, wish, undefined))
    const expected = await queued(plain.jobId)
    await make(ada)
    const statement = await generateStatement(queue, wish, undefined, 'a-request')
    const { id, jobId } = readGeneration(await world.as(ada, (work) => work.rows(statement)))
    expect(await queued(jobId)).toEqual(expected)
    expect((await make(ada)).requestId).toBe('a-request')
    expect(await seen(ada, id)).toMatchObject({ state: 'ready' })
  })

  test('leaves nothing when its transaction fails', async () => {
    const ada = await world.aPerson()
    const failing = world.as(ada, async (work) => {
      await generate(work, queue, { prompt: 'lost', readWith: 'rules' }, undefined)
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    await expect(nextJob()).rejects.toThrow('nothing is queued')
  })

  test('by a model is refused where there is none, and says who reads where there is', async () => {
    const ada = await world.aPerson()
    const wish = { prompt: 'x', readWith: 'model' } as const
    await expect(world.as(ada, (work) => generate(work, queue, wish, undefined))).rejects.toMatchObject({
      code: 'reader_missing',
    })
    const asked = await world.as(ada, (work) => generate(work, queue, wish, { engine: 'anthropic/some-model' }))
    expect(asked.reader).toBe('anthropic/some-model')
    const first = await nextJob()
    expect(first.input).toMatchObject({ readWith: 'model', parameters: null })
    const parameters = { duration: 2, wetness: 9, pitch: 1, type: 'wet' }
    await queue.progress(first.jobId, first.attempt, {
      kind: 'parameters',
      ...parameters,
      confidence: 0.7,
      reader: 'anthropic/some-model',
    })
    expect(await seen(ada, asked.id)).toMatchObject({ state: 'rendering', ...parameters, confidence: 0.7 })
    await queue.giveBack(first.jobId, first.attempt)
    const second = await make(ada)
    expect(second.input).toMatchObject({ readWith: 'none', parameters }) // it was read once and is not paid for twice
    expect(await seen(ada, asked.id)).toMatchObject({
      state: 'ready',
      ...parameters,
      confidence: 0.7,
      reader: 'anthropic/some-model',
    })
  })

  test.each([
    '‮right to left',
    '😀'.repeat(1000),
    "'; drop table sounds.generations; --",
    'a\nb\tc',
    '%_\\',
    '{"$ne":null}',
    'x'.repeat(2000),
  ])('stores the prompt as it was typed (%#)', async (prompt) => {
    const ada = await world.aPerson()
    const { id } = await world.as(ada, (work) => generate(work, queue, { prompt, readWith: 'rules' }, undefined))
    await make(ada)
    expect(await seen(ada, id)).toMatchObject({ prompt, state: 'ready' })
  })

  test('that fails can be tried again, and only then', async () => {
    const ada = await world.aPerson()
    const { id } = await world.as(ada, (work) =>
      generate(work, queue, { prompt: 'once more', readWith: 'rules' }, undefined),
    )
    await expect(world.as(ada, (work) => retry(work, queue, id))).rejects.toMatchObject({ code: 'sound_busy' })
    const { jobId, attempt } = await nextJob()
    await queue.fail(jobId, attempt, 'render_failed', false)
    expect(await seen(ada, id)).toMatchObject({ state: 'failed', errorCode: 'render_failed' })
    const again = await world.as(ada, (work) => retry(work, queue, id))
    expect(again).toMatchObject({ state: 'reading', errorCode: null })
    expect(again.jobId).not.toBe(jobId)
    await make(ada)
    expect(await seen(ada, id)).toMatchObject({ state: 'ready' })
  })

  test('of a sound removed meanwhile does no harm', async () => {
    const ada = await world.aPerson()
    const { id } = await world.as(ada, (work) =>
      generate(work, queue, { prompt: 'short life', readWith: 'rules' }, undefined),
    )
    await world.as(ada, (work) => work.generations.toTrash(id))
    await make(ada)
    expect(await seen(ada, id)).toMatchObject({ state: 'ready', deletedAt: expect.any(Date) as unknown })
    const gone = await world.as(ada, (work) =>
      generate(work, queue, { prompt: 'shorter', readWith: 'rules' }, undefined),
    )
    await world.asOwner((work) => work.rows(sql`delete from sounds.generations where id = ${gone.id}`))
    await expect(nextJob()).rejects.toThrow('nothing is queued')
  })
})

describe('a sound made by hand', () => {
  const knobs = {
    prompt: 'by hand',
    parameters: { duration: 1.25, wetness: 4, pitch: 7, type: 'squeaker' },
    seed: 4294967295,
    engine: 'synth/v1',
  } as const

  test('is rendered to what was heard', async () => {
    const ada = await world.aPerson()
    const { id, state } = await world.as(ada, (work) => keep(work, queue, knobs))
    expect(state).toBe('rendering')
    await make(ada)
    const bytes = encodeWav(render({ engine: 'synth/v1', seed: knobs.seed, parameters: knobs.parameters }), {
      format: 'pcm16',
    })
    expect(await seen(ada, id)).toMatchObject({
      ...knobs.parameters,
      seed: knobs.seed,
      confidence: null,
      reader: null,
      audioSha256: createHash('sha256').update(bytes).digest('hex'),
    })
  })

  test('is varied into one that is derived from it', async () => {
    const ada = await world.aPerson()
    const source = await world.as(ada, (work) => keep(work, queue, knobs))
    await make(ada)
    const variation = await world.as(ada, (work) => vary(work, queue, source.id))
    await make(ada)
    expect(variation).toMatchObject({ derivedFrom: source.id, prompt: 'by hand', engine: 'synth/v1' })
    const sounds: GenerationSeen[] = [await seen(ada, source.id), await seen(ada, variation.id)]
    expect(sounds[0]!.audioSha256).not.toBe(sounds[1]!.audioSha256)
  })

  test('may come from another program, and be varied there', async () => {
    const ada = await world.aPerson()
    const imported = await world.as(ada, (work) =>
      importSound(work, queue, 'zzfx(...[1,.05,220,0,.02,.1,1,1.5]) // Coin'),
    )
    expect(imported).toMatchObject({ prompt: 'Coin', engine: 'zzfx/v1', state: 'rendering' })
    await make(ada)
    expect(await seen(ada, imported.id)).toMatchObject({ duration: 0.5, pitch: 4, state: 'ready' })
    const variation = await world.as(ada, (work) => vary(work, queue, imported.id))
    await make(ada)
    expect(variation.additionalParams.patch).not.toEqual(imported.additionalParams.patch)
    expect((await seen(ada, variation.id)).state).toBe('ready')
    await expect(world.as(ada, (work) => importSound(work, queue, 'no values'))).rejects.toMatchObject({
      code: 'patch_unreadable',
    })
  })

  test('is refused where its engine could not render it, or where it comes from nowhere', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const others = await aGeneration(world, bob)
    const attempt = (more: object) => world.as(ada, (work) => keep(work, queue, { ...knobs, ...more }))
    await expect(attempt({ patch: [1, 2] })).rejects.toMatchObject({
      code: 'input_invalid',
      params: { field: 'patch' },
    })
    await expect(attempt({ engine: 'sfxr/v1' })).rejects.toMatchObject({
      code: 'input_invalid',
      params: { field: 'patch' },
    })
    await expect(attempt({ engine: 'sfxr/v1', patch: Array.from({ length: 24 }, () => 99) })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await expect(attempt({ derivedFrom: others })).rejects.toMatchObject({ code: 'not_found' })
    await expect(world.as(ada, (work) => vary(work, queue, others))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of another is opened with its own parameters while it is shown', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const source = await world.as(ada, (work) => keep(work, queue, knobs))
    await make(ada)
    const wanted = { generationId: source.id }
    await expect(world.as(bob, (work) => openShared(work, queue, wanted))).rejects.toMatchObject({ code: 'not_found' })
    const token = await aShare(world, ada, source.id, { isPublic: false })
    const opened = await world.as(bob, (work) => openShared(work, queue, { ...wanted, token }))
    await make(bob)
    expect(await seen(bob, opened.id)).toMatchObject({
      derivedFrom: source.id,
      audioSha256: (await seen(ada, source.id)).audioSha256,
    })
  })
})

describe('expired audio', () => {
  const aSound = async () => {
    const ada = await world.aPerson()
    const { id } = await world.as(ada, (work) =>
      generate(work, queue, { prompt: 'a wet one', readWith: 'rules' }, undefined),
    )
    await make(ada)
    const before = await seen(ada, id)
    await expire(id)
    return { ada, id, before }
  }

  test('comes back under its name', async () => {
    const { ada, id, before } = await aSound()
    const asked = await Promise.all(Array.from({ length: 4 }, () => world.as(ada, (work) => rerender(work, queue, id))))
    expect(new Set(asked.map(({ jobId }) => jobId)).size, 'one job however often it is asked for').toBe(1)
    expect(await world.as(ada, (work) => rerender(work, queue, id))).toMatchObject({
      state: 'rendering',
      audioUrl: before.audioUrl,
    })
    expect((await make(ada)).name).toBe('sounds.render')
    expect(await seen(ada, id)).toMatchObject({
      state: 'ready',
      audioSha256: before.audioSha256,
      loudness: before.loudness,
      confidence: before.confidence,
    })
    await world.as(ada, (work) => rerender(work, queue, id))
    await expect(nextJob()).rejects.toThrow('nothing is queued')
  })

  test('that comes out differently is refused', async () => {
    const { ada, id } = await aSound()
    await world.as(ada, (work) => rerender(work, queue, id))
    const making = make(ada, { pitch: 0, wetness: 0 })
    await expect(making).rejects.toMatchObject({ code: 'render_differs' })
    const { jobId } = await seen(ada, id)
    await queue.fail(jobId!, 1, 'render_differs', false)
    expect(await seen(ada, id)).toMatchObject({ state: 'failed', errorCode: 'render_differs', audioSha256: null })
    await world.as(ada, (work) => retry(work, queue, id))
    expect((await make(ada)).name).toBe('sounds.render')
    expect(await seen(ada, id)).toMatchObject({ state: 'ready' })
  })

  test('is rendered again when its sound is shared; a sound without any cannot be', async () => {
    const { ada, id } = await aSound()
    const link = await world.as(ada, (work) => share(work, queue, { generationId: id, isPublic: true }))
    expect(link).toMatchObject({
      generationId: id,
      isPublic: true,
      expiresAt: null,
      shareToken: expect.stringMatching(/^[\w-]{32}$/) as unknown,
    })
    await make(ada)
    const later = new Date(Date.now() + 1000_000)
    const changed = await world.as(ada, (work) =>
      share(work, queue, { generationId: id, isPublic: false, expiresAt: later }),
    )
    expect(changed).toEqual({ ...link, isPublic: false, expiresAt: later })
    const past = { generationId: id, isPublic: true, expiresAt: new Date(0) }
    await expect(world.as(ada, (work) => share(work, queue, past))).rejects.toMatchObject({
      code: 'input_invalid',
      params: { field: 'expiresAt' },
    })
    const unfinished = await aGeneration(world, ada, { state: 'failed' })
    await expect(
      world.as(ada, (work) => share(work, queue, { generationId: unfinished, isPublic: true })),
    ).rejects.toMatchObject({ code: 'sound_not_ready' })
    const log = await world.as(ada, (work) => work.audit.all({}, { createdAt: 'asc' }))
    expect(log.map(({ action }) => action)).toEqual(['share_created', 'share_changed'])
  })
})
