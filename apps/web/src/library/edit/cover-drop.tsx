import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { sentenceOf } from '../../failure.ts'
import { Button } from '../../ui/button.tsx'
import { tellError } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { track as catalogue } from '../../words/track.ts'
import { Cover } from '../cover.tsx'
import type { Track } from '../types.ts'
import { giveCover, sendCover } from './covers.ts'

type CoverDropProps = { ids: readonly string[]; tracks: readonly Track[]; complete: boolean }

/** The cover of tracks; a picture that is dropped or chosen takes its place at once. */
export const CoverDrop = ({ ids, tracks, complete }: CoverDropProps) => {
  const words = useWords(catalogue)
  const [over, setOver] = useState(false)
  const [working, setWorking] = useState(false)
  const [given, setGiven] = useState<string | null>()
  const file = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLLabelElement>(null)
  const [first] = tracks
  const same = complete && tracks.every(({ coverSha256 }) => coverSha256 === first?.coverSha256)
  const now = given === undefined ? (same ? (first?.coverSha256 ?? null) : null) : given
  const give = async (picture: File | null) => {
    setWorking(true)
    try {
      const cover = picture === null ? null : await sendCover(picture)
      await giveCover(ids, cover)
      setGiven(cover)
    } catch (failure) {
      tellError(sentenceOf(failure))
    } finally {
      setWorking(false)
      if (file.current !== null) file.current.value = ''
    }
  }
  const dropped = useEffectEvent((picture: File) => void give(picture))
  useEffect(() => {
    const stop = new AbortController()
    const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      place.current?.addEventListener(name, act, { signal: stop.signal })
    // What is kept from the browser here is kept from the page too, which takes files as music.
    listen('dragover', (event) => {
      event.preventDefault()
      setOver(true)
    })
    listen('dragleave', () => setOver(false))
    listen('drop', (event) => {
      event.preventDefault()
      setOver(false)
      const picture = event.dataTransfer?.files[0]
      if (picture !== undefined) dropped(picture)
    })
    return () => stop.abort()
  }, [])
  return (
    <div className="cover-drop">
      <label ref={place} data-over={over || undefined} aria-busy={working}>
        <Cover sha256={now} />
        <input
          ref={file}
          className="visually-hidden"
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif"
          aria-label={words.chooseCover}
          onChange={(event) => {
            const [picture] = event.target.files ?? []
            if (picture !== undefined) void give(picture)
          }}
        />
      </label>
      <div className="stack">
        <p>{!same && tracks.length > 1 && given === undefined ? words.coversDiffer : words.coverHint}</p>
        {(now !== null || !same) && (
          <Button look="quiet" working={working} onClick={() => void give(null)}>
            {words.removeCover}
          </Button>
        )}
      </div>
    </div>
  )
}
