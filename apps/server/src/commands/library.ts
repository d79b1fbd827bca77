import { inWork } from '@stemma/domain'
import { hideFromOthers } from '@stemma/domain/library'
import { albumId, playlistId, trackId } from '@stemma/domain/library/input'
import type { Command } from './house.ts'
import { linesOf } from './reported.ts'

const usage = `usage: library reports      what was reported and not yet looked at
       library hide ID      shows a track, an album or a playlist to its owner alone, whatever links there are, and settles its reports
       library show ID      shows it again, and settles its reports`

const rowId = trackId.or(albumId).or(playlistId)

/** What is shared of people's libraries and should not be there. */
export const run: Command = async ([verb, id], { owner }, print) => {
  if (verb === 'reports') {
    const reports = await inWork(owner(), { role: 'stemma_definer' }, (work) => work.shownReports.open())
    for (const line of linesOf(reports)) print(line)
    return 0
  }
  if ((verb !== 'hide' && verb !== 'show') || !id) {
    print(usage)
    return 2
  }
  await inWork(owner(), { role: 'stemma_definer' }, (work) => hideFromOthers(work, rowId.parse(id), verb === 'hide'))
  print(verb === 'hide' ? 'It is hidden from everybody but its owner.' : 'It is shown again.')
  return 0
}
