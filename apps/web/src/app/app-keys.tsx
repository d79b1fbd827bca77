import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { playerKeys } from '../ui/player/keys.ts'
import { useShortcuts } from '../ui/keys/keys.ts'
import { undo } from '../ui/toasts.tsx'
import { app } from '../words/app.ts'
import { useWords } from '../words/language.ts'
import { useKeyListener } from '../ui/keys/use-key-listener.ts'

// Fetched when they are first wanted.
const AppPalette = lazy(async () => ({ default: (await import('./app-palette.tsx')).AppPalette }))
const KeyList = lazy(async () => ({ default: (await import('../ui/keys/key-list.tsx')).KeyList }))

/** The keys that work everywhere, the palette and the list of keys. */
export const AppKeys = () => {
  const words = useWords(app)
  const navigate = useNavigate()
  const [shown, setShown] = useState<'palette' | 'keys' | undefined>(undefined)
  const [ever, setEver] = useState({ palette: false, keys: false })
  const show = (what: 'palette' | 'keys') => {
    setEver({ ...ever, [what]: true })
    setShown(what)
  }
  useKeyListener()
  useShortcuts(words.player, playerKeys(words))
  useShortcuts(words.everywhere, [
    { keys: 'mod+k', label: words.openPalette, run: () => show('palette') },
    { keys: '?', label: words.showKeys, run: () => show('keys') },
    { keys: 'mod+z', label: words.undoLast, run: () => void undo().catch(() => undefined) },
    { keys: 'g s', label: `${words.goTo}: ${words.sounds}`, run: () => void navigate({ to: '/sounds' }) },
    { keys: 'g l', label: `${words.goTo}: ${words.library}`, run: () => void navigate({ to: '/library' }) },
    { keys: 'g c', label: `${words.goTo}: ${words.search}`, run: () => void navigate({ to: '/search' }) },
    { keys: 'g t', label: `${words.goTo}: ${words.trash}`, run: () => void navigate({ to: '/trash' }) },
    { keys: 'g ,', label: `${words.goTo}: ${words.settings}`, run: () => void navigate({ to: '/settings' }) },
  ])
  return (
    <Suspense>
      {ever.palette && (
        <AppPalette open={shown === 'palette'} onClose={() => setShown(undefined)} onKeys={() => show('keys')} />
      )}
      {ever.keys && <KeyList open={shown === 'keys'} onClose={() => setShown(undefined)} />}
    </Suspense>
  )
}
