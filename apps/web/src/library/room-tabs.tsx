import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useWords } from '../words/language.ts'
import { library } from '../words/library.ts'

/** The places of the room. */
export const RoomTabs = () => {
  const words = useWords(library)
  const tabs = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone they are wider than the page.
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [])
  const current = { activeProps: { 'aria-current': 'page' as const } }
  return (
    <nav ref={tabs} className="tabs" aria-label={words.title}>
      <Link to="/library" activeOptions={{ exact: true, includeSearch: false }} {...current}>
        {words.tabTracks}
      </Link>
      <Link to="/library/artists" {...current}>
        {words.tabArtists}
      </Link>
      <Link to="/library/albums" {...current}>
        {words.tabAlbums}
      </Link>
      <Link to="/library/genres" {...current}>
        {words.tabGenres}
      </Link>
      <Link to="/library/playlists" {...current}>
        {words.tabPlaylists}
      </Link>
      <Link to="/library/statistics" {...current}>
        {words.tabStatistics}
      </Link>
      <Link to="/library/uploads" {...current}>
        {words.tabUploads}
      </Link>
    </nav>
  )
}
