import { z } from 'zod'
import { remember, remembered } from '../ui/local.ts'
import { player } from '../ui/player/player.ts'
import { restoreQueue } from '../ui/player/queue.ts'
import { tellListen } from './listens.ts'
import { itemOfTrack } from './tracks.ts'

/** Most entries kept; those around the one that plays. */
const most = 2000

const text = z.string().nullable()
const playable = z.object({
  id: z.string(),
  title: z.string(),
  artist: text,
  album: text,
  format: text,
  durationMs: z.number().nullable(),
  fileSha256: text,
  coverSha256: text,
  peaksSha256: text,
  loudness: z.number().nullable(),
  peak: z.number().nullable(),
})
const kept = z.object({
  person: z.string(),
  tracks: z.array(z.object({ natural: z.number(), track: playable })).max(most),
  at: z.int().min(0),
  shuffled: z.boolean(),
  repeat: z.enum(['off', 'all', 'one']),
})
const left = z.object({ trackId: z.string(), listenedAt: z.coerce.date(), listenedMs: z.number() })
const place = z.object({ id: z.string(), seconds: z.number().min(0) })

/** Puts back what this person had queued here, and keeps it from now on. */
export const keepQueue = (person: string): (() => void) => {
  const found = kept.safeParse(remembered('queue')).data
  if (found !== undefined && found.person === person) {
    const entries = found.tracks.flatMap(({ natural, track }) => {
      const item = itemOfTrack(track)
      return item === undefined ? [] : [{ natural, item }]
    })
    const queue = restoreQueue(entries, found.at, found.shuffled)
    const was = place.safeParse(remembered('queue-place')).data
    const same = was !== undefined && queue.entries[queue.at]?.item.key === was.id
    player.adopt(queue, same ? was.seconds : 0, found.repeat)
  } else if (found !== undefined) remember('queue', null)
  const heard = left.safeParse(remembered('listen')).data
  remember('listen', null)
  if (heard !== undefined) tellListen(heard, 'over')

  let written = player.state.get()
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    const { queue, repeat } = player.state.get()
    const from = Math.max(0, Math.min(queue.at - most / 4, queue.entries.length - most))
    const tracks = queue.entries.slice(from, from + most).flatMap(({ natural, item }, index) => {
      const track = playable.safeParse(item.keep).data
      return track === undefined ? [] : [{ natural, track, current: from + index === queue.at }]
    })
    const at = tracks.findIndex(({ current }) => current)
    const rest = tracks.map(({ natural, track }) => ({ natural, track }))
    remember('queue', at < 0 ? null : { person, tracks: rest, at, shuffled: queue.shuffled, repeat })
  }
  const mark = () => {
    const { item } = player.state.get()
    if (item?.keep !== undefined) remember('queue-place', { id: item.key, seconds: player.position() })
  }
  const leave = player.state.subscribe(() => {
    const now = player.state.get()
    if (now.item !== written.item || now.status !== written.status) mark()
    if (now.queue !== written.queue || now.repeat !== written.repeat) {
      clearTimeout(timer)
      timer = setTimeout(write, 300)
    }
    written = now
  })
  const goOn = () => {
    if (player.state.get().status !== 'playing') return
    mark()
    player.leave('meanwhile')
  }
  const marking = setInterval(goOn, 2000)
  const goes = () => player.leave('leaving')
  const last = () => {
    write()
    mark()
  }
  // A browser may load the page anew before the old one is told that it is hidden; phones tell nothing else.
  const leaving = ['beforeunload', 'pagehide'] as const
  for (const name of leaving) addEventListener(name, last)
  addEventListener('pagehide', goes)
  return () => {
    leave()
    clearInterval(marking)
    clearTimeout(timer)
    for (const name of leaving) removeEventListener(name, last)
    removeEventListener('pagehide', goes)
  }
}
