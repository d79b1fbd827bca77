import { inWork } from '@stemma/domain'
import { hideFromOthers } from '@stemma/domain/library'
import { playlistId, trackId } from '@stemma/domain/library/input'
import type { Command } from './house.ts'

const usage = `usage: library hide ID      shows a track or a playlist to its owner alone, whatever links there are
       library show ID      shows it again`

const rowId = trackId.or(playlistId)

/** What is shared of people's libraries and should not be there. */
export const run: Command = async ([verb, id], { owner }, print) => {
  if ((verb !== 'hide' && verb !== 'show') || !id) {
    print(usage)
    return 2
  }
  await inWork(owner(), { role: 'stemma_definer' }, (work) => hideFromOthers(work, rowId.parse(id), verb === 'hide'))
  print(verb === 'hide' ? 'It is hidden from everybody but its owner.' : 'It is shown again.')
  return 0
}
