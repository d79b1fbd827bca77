import { Link } from '@tanstack/react-router'
import { useWords } from '../words/language.ts'
import { sounds } from '../words/sounds.ts'

/** The places of the room. */
export const RoomTabs = () => {
  const words = useWords(sounds)
  const current = { activeProps: { 'aria-current': 'page' as const } }
  return (
    <nav className="tabs" aria-label={words.title}>
      <Link to="/sounds" activeOptions={{ exact: true, includeSearch: false }} {...current}>
        {words.tabMake}
      </Link>
      <Link to="/sounds/collections" {...current}>
        {words.tabCollections}
      </Link>
      <Link to="/sounds/shares" {...current}>
        {words.tabShares}
      </Link>
      <Link to="/sounds/discover" {...current}>
        {words.tabDiscover}
      </Link>
    </nav>
  )
}
