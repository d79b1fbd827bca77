import { useEffect, useState } from 'react'

const take = async (entries: readonly FileSystemEntry[]): Promise<void> => {
  const [{ sendFiles }, { filesOf }] = await Promise.all([import('./engine.ts'), import('./walk.ts')])
  await sendFiles(filesOf(entries))
}

/** Wherever files are dropped in the app, they go to the library; a place with a use of its own for them keeps the drop. True while some hover. */
export const useDrop = (): boolean => {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    let inside = 0
    const listen = (name: 'dragenter' | 'dragleave' | 'dragover' | 'drop', act: (event: DragEvent) => void) =>
      document.addEventListener(name, (event) => event.dataTransfer?.types.includes('Files') && act(event), {
        signal: stop.signal,
      })
    const hover = (by: number) => {
      inside = Math.max(0, inside + by)
      setOver(inside > 0)
    }
    listen('dragenter', () => hover(1))
    listen('dragleave', () => hover(-1))
    listen('dragover', (event) => event.preventDefault())
    listen('drop', (event) => {
      hover(-inside)
      if (event.defaultPrevented || event.dataTransfer === null) return
      event.preventDefault()
      // At once: after the event the browser forgets them.
      void take([...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []))
    })
    return () => stop.abort()
  }, [])
  return over
}
