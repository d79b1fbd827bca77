import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryStore } from '../storage/testing/store.ts'
import { sweep } from '../storage/sweep.ts'
import { aBlob, everything, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { editTags, resetTags } from './edit-tags.ts'
import { tagChange, type TagChange } from './input.ts'
import { revisionsPage } from './revisions.ts'
import { setCover } from './set-cover.ts'
import { undo } from './undo.ts'

const world = aWorld()

const word = fc.option(fc.constantFrom('Ella', 'Duke', "'; drop table", '{"a":1}', 'é\n%'), { nil: null })
const number = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: null })
const change = fc
  .record(
    {
      title: fc.constantFrom('One', 'Two'),
      artist: word,
      album: word,
      albumArtist: word,
      genre: word,
      year: number,
      trackNumber: number,
      discNumber: number,
    },
    { requiredKeys: [] },
  )
  .filter((made) => tagChange.safeParse(made).success) as fc.Arbitrary<TagChange>

const tagsOf = async (user: string, id: string) => {
  const { title, artist, album, albumArtist, genre, year, trackNumber, discNumber, overlay } = await world.as(
    user,
    (work) => work.tracks.seen(id),
  )
  return { title, artist, album, albumArtist, genre, year, trackNumber, discNumber, overlay }
}

describe('tags', () => {
  test('that were edited and edited are again what they were when all is undone, and edited again when that is', async () => {
    const ada = await world.aPerson()
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const [id] = await someTracks(world, ada, [{ title: 'File', artist: 'Said', year: 1959 }])
        const states = [await tagsOf(ada, id!)]
        const edits: string[] = []
        for (const made of changes) {
          const { revisionId } = await world.as(ada, (work) => editTags(work, [id!], made))
          if (revisionId === null) continue
          edits.push(revisionId)
          states.push(await tagsOf(ada, id!))
          expect(states.at(-1)).toMatchObject(made)
        }
        for (const edit of [...edits].reverse()) {
          const last = states.pop()
          const back = await world.as(ada, (work) => undo(work, edit))
          expect(await tagsOf(ada, id!)).toEqual(states.at(-1))
          const again = await world.as(ada, (work) => undo(work, back!))
          expect(await tagsOf(ada, id!)).toEqual(last)
          await world.as(ada, (work) => undo(work, again!))
        }
        expect(await tagsOf(ada, id!)).toMatchObject({ title: 'File', artist: 'Said', year: 1959, overlay: {} })
      }),
      { numRuns: 8 },
    )
  })

  test('of many are edited in one act, which says of each what it was', async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(world, ada, [
      { title: 'One', artist: 'Ella' },
      { title: 'Two', artist: 'Duke' },
      { title: 'Three' },
    ])
    const { revisionId, changed } = await world.as(ada, (work) => editTags(work, [...ids, ids[0]!], { artist: 'Nina' }))
    expect(changed).toBe(3)
    expect(await everything(world, ada, revisionsPage)).toMatchObject([
      { id: revisionId, deed: 'tags', itemCount: 3, undoneAt: null },
    ])
    expect(await world.as(ada, (work) => editTags(work, ids, { artist: 'Nina' }))).toEqual({
      revisionId: null,
      changed: 0,
    })
    await world.as(ada, (work) => undo(work, revisionId!))
    expect(await Promise.all(ids.map(async (id) => (await tagsOf(ada, id)).artist))).toEqual(['Ella', 'Duke', null])
    await expect(world.as(ada, (work) => undo(work, revisionId!))).rejects.toMatchObject({ code: 'not_found' })
    await expect(world.as(await world.aPerson(), (work) => undo(work, revisionId!))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('that were edited stay when the file is read again, the others follow it', async () => {
    const ada = await world.aPerson()
    const [id] = await someTracks(world, ada, [{ title: 'track01.flac' }])
    await world.as(ada, (work) => editTags(work, [id!], { artist: null, album: 'Mine' }))
    const said = { tags: { title: 'Real', artist: 'Tagged', album: 'Its', year: 2001 }, encoder: 'LAME' }
    await world.as(ada, (work) => work.tracks.read(id!, { said, durationMs: 61_001, bitrate: 320, format: 'mp3' }))
    expect(await tagsOf(ada, id!)).toMatchObject({ title: 'Real', artist: null, album: 'Mine', year: 2001 })
    expect(await world.as(ada, (work) => work.tracks.seen(id!))).toMatchObject({
      duration: 62,
      durationMs: 61_001,
      format: 'mp3',
    })
    await world.as(ada, (work) => resetTags(work, [id!], ['artist', 'album']))
    expect(await tagsOf(ada, id!)).toMatchObject({ artist: 'Tagged', album: 'Its', overlay: {} })
  })
})

test('a cover that was replaced is not swept while it can come back', async () => {
  const ada = await world.aPerson()
  const [id] = await someTracks(world, ada, [{ title: 'One' }])
  const [first, second] = [await aBlob(world, ada), await aBlob(world, ada)]
  const unused = await aBlob(world, ada)
  await world.as(ada, (work) => setCover(work, [id!], first))
  const { revisionId } = await world.as(ada, (work) => setCover(work, [id!], second))
  for (let round = 0; round < 2; round++) await sweep(world.orm, memoryStore(), { grace: 0 })
  await expect(world.as(ada, (work) => setCover(work, [id!], unused))).rejects.toMatchObject({ code: 'blob_missing' })
  await world.as(ada, (work) => undo(work, revisionId!))
  expect(await world.as(ada, (work) => work.tracks.seen(id!))).toMatchObject({ coverSha256: first })
})
