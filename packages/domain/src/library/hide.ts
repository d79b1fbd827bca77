import { clock } from '../shared/columns.ts'
import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import { MusicTrack } from './music-track.ts'
import { Playlist } from './playlist.ts'

/** Hides a track or a playlist from everybody but its owner, behind every link, or shows it again. For the owner's commands. */
export async function hideFromOthers({ em }: Work, id: string, hidden: boolean): Promise<void> {
  const shown = (await em.findOne(MusicTrack, { id })) ?? (await em.findOne(Playlist, { id }))
  if (!shown) throw new DomainError('not_found', { thing: 'track' })
  shown.hiddenAt = hidden ? (shown.hiddenAt ?? clock.now()) : null
}
