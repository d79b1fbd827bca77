import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import type { Rules } from './input.ts'

const words = new Set(['title', 'artist', 'album', 'genre', 'key'])

/** Refuses rules that can be true of nothing: a word compared with a number, a number that contains something. */
function assertSound({ rules }: Rules): void {
  for (const { field, is, value } of rules) {
    const isWord = words.has(field)
    const reason =
      isWord !== (typeof value === 'string')
        ? `${field} is compared with ${isWord ? 'words' : 'a number'}`
        : !isWord && is === 'contains'
          ? `${field} is a number and contains nothing`
          : field === 'added' && (is === 'equal' || is === 'unequal')
            ? 'added is more or less than so many days ago'
            : undefined
    if (reason !== undefined) throw new DomainError('input_invalid', { field: 'rules', reason })
  }
}

const written = (rules: Rules | null) => ({ rules: rules && JSON.stringify(rules) })

/** Has a playlist be filled by rules, or by hand again (null). Answers the edit, null where nothing changed. */
export async function setRules(
  work: Work,
  playlistId: string,
  rules: Rules | null,
  undoes: string | null = null,
): Promise<string | null> {
  await work.playlistTracks.hold(playlistId)
  const known = await work.playlistRules.find({ playlistId })
  const before = written(known?.rules ?? null)
  const after = written(rules)
  if (rules) assertSound(rules)
  if (rules) await work.playlistRules.set(playlistId, rules)
  else await work.playlistRules.takeAway(playlistId)
  if (before.rules === after.rules) return null
  return work.revisions.record({ deed: 'rules', playlistId, before, after, undoes, via: await work.accessTokens.via() })
}
