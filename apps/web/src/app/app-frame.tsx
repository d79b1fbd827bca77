import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AudioLines, Captions, Disc3, GitBranch, Music, Search, Settings, Trash2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { online } from '../offline.ts'
import { keepSession } from '../session.ts'
import { isUnderWay, uploading } from '../library/uploads/uploading.ts'
import { useDrop } from '../library/uploads/use-drop.ts'
import { resume, underWay } from '../sounds/jobs.ts'
import { Frame, type Place } from '../ui/frame/frame.tsx'
import { remembered } from '../ui/local.ts'
import { player } from '../ui/player/player.ts'
import { useStore } from '../ui/store.ts'
import { trpc } from '../trpc.ts'
import { app } from '../words/app.ts'
import { useWords } from '../words/language.ts'
import { AppKeys } from './app-keys.tsx'

// Fetched with the first sound, and with the first thing that takes a while.
const PlayerBar = lazy(async () => ({ default: (await import('../ui/player/player-bar.tsx')).PlayerBar }))
const DropZone = lazy(async () => ({ default: (await import('../library/uploads/drop-zone.tsx')).DropZone }))
const UnderWay = lazy(async () => ({ default: (await import('./under-way.tsx')).UnderWay }))

const titleLink = (href: string, title: string): ReactNode => (
  <Link to={href} className="truncate">
    {title}
  </Link>
)

const Busy = () => {
  const works = useStore(underWay)
  return isUnderWay(useStore(uploading)) || works.length > 0 ? <UnderWay /> : null
}

/** The frame filled with this app's rooms, its player, its keys and what is under way. */
export const AppFrame = ({ children }: { children: ReactNode }) => {
  const words = useWords(app)
  const connected = useStore(online)
  const drag = useDrop()
  const { item } = useStore(player.state)
  const me = useQuery(trpc.identity.me.queryOptions())
  useEffect(() => {
    void resume().catch(() => undefined)
    return keepSession()
  }, [])
  const person = me.data?.id
  // Nobody waits for it who never played music.
  const [had] = useState(() => remembered('queue') !== null)
  const wanted = had || item !== undefined
  useEffect(() => {
    if (person === undefined || !wanted) return
    let leave: (() => void) | undefined
    let left = false
    // After what the first page needs.
    const timer = setTimeout(
      () =>
        void import('../playing/kept-queue.ts').then(({ keepQueue }) => {
          if (!left) leave = keepQueue(person)
        }),
      300,
    )
    return () => {
      left = true
      clearTimeout(timer)
      leave?.()
    }
  }, [person, wanted])
  useEffect(() => {
    if (item?.continues === true) void import('../ui/player/media-session.ts')
  }, [item?.continues])
  const places: readonly Place[] = [
    { label: words.sounds, icon: <AudioLines />, hue: 'coral', to: '/sounds' },
    { label: words.library, icon: <Music />, hue: 'blue', to: '/library' },
    { label: words.mixtapes, icon: <Disc3 />, hue: 'violet', note: words.mixtapesNote },
    { label: words.transcripts, icon: <Captions />, hue: 'teal', note: words.transcriptsNote },
    { label: words.studio, icon: <GitBranch />, hue: 'amber', note: words.studioNote },
  ]
  const tools: readonly Place[] = [
    { label: words.search, icon: <Search />, to: '/search' },
    { label: words.trash, icon: <Trash2 />, to: '/trash' },
    { label: words.settings, icon: <Settings />, to: '/settings' },
  ]
  return (
    <Frame
      name={words.name}
      places={places}
      tools={tools}
      railLabel={words.rooms}
      toggleLabel={words.toggleRail}
      player={<Suspense>{item !== undefined && <PlayerBar link={titleLink} />}</Suspense>}
    >
      {/* Before the page, whose own keys come first. */}
      <AppKeys />
      {!connected && (
        <p className="offline" role="status">
          {words.offline}
        </p>
      )}
      {children}
      <Suspense>
        <Busy />
        {drag && <DropZone />}
      </Suspense>
    </Frame>
  )
}
