import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trpc } from '../../trpc.ts'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { PlayButton } from '../play-button.tsx'
import { itemOf } from '../playing.ts'

/** The sounds nearest in knobs. */
export const Similar = ({ id }: { id: string }) => {
  const words = useWords(sounds)
  const { data } = useQuery(trpc.sounds.similar.queryOptions({ generationId: id, limit: 5 }))
  if (data === undefined || data.length === 0) return null
  return (
    <section className="similar">
      <h3>{words.similar}</h3>
      <ul>
        {data.map((sound) => (
          <li key={sound.id}>
            <PlayButton item={itemOf(sound, sound.shareToken ?? undefined)} title={sound.prompt} />
            {sound.shareToken === null ? (
              <Link to="/sounds" search={(search) => ({ ...search, sound: sound.id })} className="truncate">
                {sound.prompt}
              </Link>
            ) : (
              <Link to="/s/$token" params={{ token: sound.shareToken }} className="truncate">
                {sound.prompt}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
