import { useEffect } from 'react'
import { api } from '../../trpc.ts'
import { changeEverywhere } from '../cache.ts'
import type { Track } from '../types.ts'

/** Milliseconds between looks at tracks that are being read. */
const pause = 2000
/** Tracks looked at in one request. */
const most = 20

/** Rows whose file is still being read fill in while they are in sight. */
export const useFresh = (tracks: readonly Track[]): void => {
  const reading = tracks
    .filter(({ state }) => state === 'reading')
    .slice(0, most)
    .map(({ id }) => id)
    .join()
  useEffect(() => {
    if (reading === '') return
    const look = async () => {
      const found = await Promise.allSettled(reading.split(',').map((id) => api.library.tracks.get.query({ id })))
      for (const answer of found)
        if (answer.status === 'fulfilled' && answer.value.state !== 'reading')
          changeEverywhere(answer.value.id, (track) => ({ ...track, ...answer.value }))
    }
    const timer = setInterval(() => document.visibilityState === 'visible' && void look(), pause)
    return () => clearInterval(timer)
  }, [reading])
}
