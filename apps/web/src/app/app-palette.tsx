import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  AudioLines,
  ChartNoAxesColumn,
  Compass,
  Disc3,
  Folder,
  Keyboard,
  ListMusic,
  LogOut,
  Moon,
  Music,
  Search,
  Settings,
  Share2,
  Sun,
  SunMoon,
  Tags,
  Trash2,
  Undo2,
  Users,
} from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { TypeGlyph } from '../sounds/glyphs.tsx'
import { toggleTrack } from '../playing/tracks.ts'
import { itemOf, toggleItem } from '../sounds/playing.ts'
import { trpc } from '../trpc.ts'
import { changeAppearance } from '../ui/appearance.ts'
import { formatLength } from '../ui/format/durations.ts'
import { Palette, type CommandGroup } from '../ui/palette/palette.tsx'
import { undo } from '../ui/toasts.tsx'
import { app } from '../words/app.ts'
import { useLocale, useWords } from '../words/language.ts'
import { library } from '../words/library.ts'
import { sounds as room } from '../words/sounds.ts'
import { logOut } from './log-out.ts'

type AppPaletteProps = { open: boolean; onClose: () => void; onKeys: () => void }

/** The palette filled with this app's things, places and actions. */
export const AppPalette = ({ open, onClose, onKeys }: AppPaletteProps) => {
  const words = useWords(app)
  const sounds = useWords(room)
  const rooms = useWords(library)
  const tongue = useLocale()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    ...trpc.sounds.search.queryOptions({ query: wanted, limit: 8 }),
    enabled: open && wanted !== '',
    placeholderData: keepPreviousData,
  })
  const music = useQuery({
    ...trpc.library.tracks.list.queryOptions({ query: wanted, limit: 6 }),
    enabled: open && wanted !== '',
    placeholderData: keepPreviousData,
  })
  const tracks = wanted === '' ? [] : (music.data?.items ?? [])
  const hits = wanted === '' ? [] : (found.data?.items ?? [])
  const groups: readonly CommandGroup[] = [
    {
      title: words.goTo,
      commands: [
        {
          id: 'sounds',
          label: words.sounds,
          icon: <AudioLines />,
          keys: 'g s',
          run: () => void navigate({ to: '/sounds' }),
        },
        {
          id: 'library',
          label: words.library,
          icon: <Music />,
          keys: 'g l',
          run: () => void navigate({ to: '/library' }),
        },
        {
          id: 'artists',
          label: rooms.tabArtists,
          icon: <Users />,
          run: () => void navigate({ to: '/library/artists' }),
        },
        { id: 'albums', label: rooms.tabAlbums, icon: <Disc3 />, run: () => void navigate({ to: '/library/albums' }) },
        { id: 'genres', label: rooms.tabGenres, icon: <Tags />, run: () => void navigate({ to: '/library/genres' }) },
        {
          id: 'playlists',
          label: rooms.tabPlaylists,
          icon: <ListMusic />,
          run: () => void navigate({ to: '/library/playlists' }),
        },
        {
          id: 'statistics',
          label: rooms.tabStatistics,
          icon: <ChartNoAxesColumn />,
          run: () => void navigate({ to: '/library/statistics' }),
        },
        {
          id: 'collections',
          label: sounds.tabCollections,
          icon: <Folder />,
          run: () => void navigate({ to: '/sounds/collections' }),
        },
        { id: 'shares', label: sounds.tabShares, icon: <Share2 />, run: () => void navigate({ to: '/sounds/shares' }) },
        {
          id: 'discover',
          label: sounds.tabDiscover,
          icon: <Compass />,
          run: () => void navigate({ to: '/sounds/discover' }),
        },
        {
          id: 'search',
          label: words.search,
          icon: <Search />,
          run: () => void navigate({ to: '/search', search: { q: wanted === '' ? undefined : wanted } }),
        },
        { id: 'trash', label: words.trash, icon: <Trash2 />, keys: 'g t', run: () => void navigate({ to: '/trash' }) },
        { id: 'settings', label: words.settings, icon: <Settings />, run: () => void navigate({ to: '/settings' }) },
      ],
    },
    {
      title: words.actions,
      commands: [
        {
          id: 'undo',
          label: words.undoLast,
          icon: <Undo2 />,
          keys: 'mod+z',
          run: () => void undo().catch(() => undefined),
        },
        { id: 'keys', label: words.showKeys, icon: <Keyboard />, keys: '?', run: onKeys },
        { id: 'light', label: words.themeLight, icon: <Sun />, run: () => changeAppearance({ theme: 'light' }) },
        { id: 'dark', label: words.themeDark, icon: <Moon />, run: () => changeAppearance({ theme: 'dark' }) },
        { id: 'system', label: words.themeSystem, icon: <SunMoon />, run: () => changeAppearance({ theme: 'system' }) },
        { id: 'out', label: words.logOut, icon: <LogOut />, run: () => void logOut() },
      ],
    },
    {
      title: words.library,
      found: true,
      commands: tracks.map((track, at) => ({
        id: track.id,
        label: track.title,
        icon: <Music />,
        note: track.artist,
        run: () => {
          toggleTrack(tracks, at)
          void navigate({ to: '/library', search: { track: track.id } })
        },
      })),
    },
    {
      title: words.sounds,
      found: true,
      commands: hits.map((sound) => ({
        id: sound.id,
        label: sound.prompt,
        icon: <TypeGlyph type={sound.type} />,
        note: formatLength(sound.duration, tongue),
        run: () => {
          const item = itemOf(sound)
          if (item !== undefined) toggleItem(item)
          void navigate({ to: '/sounds', search: { sound: sound.id } })
        },
      })),
    },
  ]
  return (
    <Palette
      open={open}
      onClose={() => {
        setText('')
        onClose()
      }}
      text={text}
      onText={setText}
      groups={groups}
      busy={wanted !== '' && (found.isFetching || music.isFetching)}
    />
  )
}
