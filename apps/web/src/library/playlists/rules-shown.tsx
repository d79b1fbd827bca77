import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { rules as room } from '../../words/rules.ts'
import { sayCount } from '../say.ts'
import './rules.css'

/** What fills a smart playlist, said in a line above its tracks. */
export const RulesShown = ({ id, onEdit }: { id: string; onEdit: () => void }) => {
  const words = useWords(room)
  const locale = useLocale()
  const { data } = useQuery(trpc.library.playlists.rules.queryOptions({ id }))
  if (data == null) return null
  return (
    <div className="line rules-shown">
      {data.rules.map((rule, index) => (
        <span key={index} className="line">
          {index > 0 && <span className="quiet">{data.match === 'all' ? words.and : words.or}</span>}
          <span className="chip">{words.said(words.fields[rule.field], words.how[rule.is], String(rule.value))}</span>
        </span>
      ))}
      <span className="quiet">
        {words.limited(sayCount(data.limit, locale), data.order === 'added' ? words.added : words.fields[data.order])}
      </span>
      <Button look="quiet" onClick={onEdit}>
        {words.edit}
      </Button>
    </div>
  )
}
