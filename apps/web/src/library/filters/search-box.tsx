import { Search } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useShortcuts } from '../../ui/keys/keys.ts'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import '../../ui/field.css'
import './toolbar.css'

/** Milliseconds of silence before a search is asked. */
const pause = 160

type SearchBoxProps = { q: string | undefined; onSearch: (q: string | undefined) => void; label?: string }

/** The search of a list; `/` brings one here. */
export const SearchBox = ({ q, onSearch, label }: SearchBoxProps) => {
  const words = useWords(library)
  const said = label ?? words.searchPlaceholder
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(q ?? '')
  const follow = useEffectEvent((said: string) => {
    if (said !== text.trim() && document.activeElement !== box.current) setText(said)
  })
  const ask = useEffectEvent((typed: string) => {
    const said = typed.trim() === '' ? undefined : typed.trim()
    if (said !== q) onSearch(said)
  })
  useEffect(() => follow(q ?? ''), [q])
  useEffect(() => {
    const timer = setTimeout(() => ask(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  useShortcuts(words.keyboardTitle, [{ keys: '/', label: words.focusSearch, run: () => box.current?.select() }])
  return (
    <label className="library-search">
      <Search aria-hidden="true" />
      <input
        ref={box}
        className="input"
        type="search"
        aria-label={said}
        placeholder={said}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (setText(''), event.currentTarget.blur())}
      />
    </label>
  )
}
