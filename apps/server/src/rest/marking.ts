import { z } from 'zod'
import { DomainError, type Work } from '@stemma/domain'
import { clockAhead } from '@stemma/domain/library/input'
import { method } from './endpoint.ts'
import { flag, instant, many, ParameterMissing, thing, type Thing } from './params.ts'

const stars = z.object({
  // Programs that know folders only star albums and artists by this name too.
  id: many(thing('track', 'album', 'artist'), 1000),
  albumId: many(thing('album'), 1000),
  artistId: many(thing('artist'), 1000),
})

const star = (wanted: boolean) =>
  method('library:write', stars, async (work, { id, albumId, artistId }) => {
    const subjects: Thing<'track' | 'album' | 'artist'>[] = [...id, ...albumId, ...artistId]
    if (subjects.length === 0) throw new ParameterMissing('id')
    await work.stars.setAll(subjects, wanted)
    return {}
  })

const earliest = Date.UTC(2000, 0, 1)

/**
 * A clock that runs wrong must not fill the statistics of other years, and a program that is refused would tell of the listen for
 * ever: what was heard before music had such programs was heard then, and what is to come, now. Some minutes ahead are believed, so that what
 * is told twice stays one listen.
 */
const believed = (time: Date | undefined, now: number) => {
  const told = time?.getTime() ?? now
  return new Date(told > now + clockAhead ? now : Math.max(told, earliest))
}

async function scrobble(work: Work, tracks: readonly Thing<'track'>[], times: readonly Date[], client: string) {
  const now = Date.now()
  const listens = tracks.map(({ id }, index) => ({ trackId: id, listenedAt: believed(times[index], now) }))
  // A program that was offline tells of many: one that is gone meanwhile must not keep it from telling of the others.
  if ((await work.trackListens.recordAll(listens, client)) === 0) throw new DomainError('not_found', { thing: 'track' })
}

/** What a person thinks of things, and heard of them. */
export const marking = {
  star: star(true),
  unstar: star(false),
  scrobble: method(
    'library:write',
    z.object({ id: many(thing('track'), 1000), time: many(instant, 1000), submission: flag.default(true) }),
    async (work, { id, time, submission }, { client }) => {
      if (id.length === 0) throw new ParameterMissing('id')
      if (submission) await scrobble(work, id, time, client)
      return {}
    },
  ),
}
