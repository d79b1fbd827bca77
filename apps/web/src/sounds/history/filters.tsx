import { Heart, Rows3, Search } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { appearance, changeAppearance, densities } from '../../ui/appearance.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/keys/keys.ts'
import { Menu, MenuChoice } from '../../ui/menu.tsx'
import { useStore } from '../../ui/store.ts'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { soundTypes } from '../types.ts'
import '../../ui/field.css'
import { TypeGlyph } from '../glyphs.tsx'
import type { HistorySearch } from './search.ts'

type FiltersProps = { search: HistorySearch; onChange: (change: Partial<HistorySearch>) => void }

/** Milliseconds of silence before a search is asked. */
const pause = 180

/** Search and filters of the history; all of it lives in the address. */
export const Filters = ({ search, onChange }: FiltersProps) => {
  const words = useWords(sounds)
  const { density } = useStore(appearance)
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(search.q ?? '')
  const follow = useEffectEvent((q: string) => {
    if (q !== text.trim() && document.activeElement !== box.current) setText(q)
  })
  const ask = useEffectEvent((typed: string) => {
    const q = typed.trim() === '' ? undefined : typed.trim()
    if (q !== search.q) onChange({ q })
  })
  useEffect(() => follow(search.q ?? ''), [search.q])
  useEffect(() => {
    const timer = setTimeout(() => ask(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  useShortcuts(words.keyboardTitle, [{ keys: '/', label: words.focusSearch, run: () => box.current?.select() }])
  return (
    <div className="filters" role="search">
      <label className="filters-search">
        <Search aria-hidden="true" />
        <input
          ref={box}
          className="input"
          type="search"
          aria-label={words.searchPlaceholder}
          placeholder={words.searchPlaceholder}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && (setText(''), event.currentTarget.blur())}
        />
      </label>
      <Menu
        align="start"
        trigger={
          <Button icon={search.type && <TypeGlyph type={search.type} />}>
            {search.type === undefined ? words.allTypes : words.types[search.type]}
          </Button>
        }
      >
        <MenuChoice
          label={words.type}
          value={search.type ?? 'all'}
          options={[
            { value: 'all', label: words.allTypes },
            ...soundTypes.map((type) => ({ value: type, label: words.types[type] })),
          ]}
          onPick={(value) => onChange({ type: soundTypes.find((type) => type === value) })}
        />
      </Menu>
      <Button
        icon={<Heart />}
        className="filters-favourites"
        aria-pressed={search.fav === true}
        onClick={() => onChange({ fav: search.fav ? undefined : true })}
      >
        {words.favourites}
      </Button>
      <Menu
        trigger={
          <IconButton label={words.density}>
            <Rows3 />
          </IconButton>
        }
      >
        <MenuChoice
          label={words.density}
          value={density}
          options={densities.map((value) => ({ value, label: words.densities[value] }))}
          onPick={(value) => changeAppearance({ density: value })}
        />
      </Menu>
    </div>
  )
}
