import { useEffect, useEffectEvent } from 'react'
import { isPlaylistFile } from './read-file.ts'

/** On this page a dropped playlist file is read, not uploaded; music goes its usual way. */
export const usePlaylistDrop = (onFiles: (files: readonly File[]) => void): void => {
  const take = useEffectEvent((event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0 || !files.every(isPlaylistFile)) return
    event.preventDefault()
    onFiles(files)
  })
  useEffect(() => {
    const stop = new AbortController()
    // Before the app's own listener, which minds that somebody else took it.
    document.addEventListener('drop', (event) => take(event), { capture: true, signal: stop.signal })
    return () => stop.abort()
  }, [])
}
