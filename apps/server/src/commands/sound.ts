import { inWork, type Orm, type Work } from '@stemma/domain'
import { collectionId, generationId } from '@stemma/domain/sounds/input'
import type { Command } from './house.ts'
import { linesOf } from './reported.ts'

const usage = `usage: sound reports        what was reported and not yet looked at
       sound hide ID        shows a sound or a collection to its owner alone, and settles its reports
       sound show ID        shows it again, and settles its reports`

/** Shared sounds and public collections that somebody thinks should not be there. */
export const run: Command = async ([verb, id], { owner }, print) => {
  if (verb === 'reports') {
    const reports = await asOwner(owner(), (work) => work.reports.open())
    for (const line of linesOf(reports)) print(line)
    return 0
  }
  if ((verb === 'hide' || verb === 'show') && id) {
    await asOwner(owner(), (work) => work.reports.settle(rowId.parse(id), verb === 'hide'))
    print(verb === 'hide' ? 'It is hidden from everybody but its owner.' : 'It is shown again.')
    return 0
  }
  print(usage)
  return 2
}

const rowId = generationId.or(collectionId)

const asOwner = <T>(orm: Orm, work: (unit: Work) => Promise<T>) => inWork(orm, { role: 'stemma_definer' }, work)
