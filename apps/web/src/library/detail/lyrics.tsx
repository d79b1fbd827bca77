import { useQuery } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useHeardTrack } from '../../playing/track-play-button.tsx'
import { playTracks } from '../../playing/tracks.ts'
import { api, trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { submitted, textOf } from '../../ui/form.ts'
import { player } from '../../ui/player/player.ts'
import { tellUndoable } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { track as catalogue } from '../../words/track.ts'
import { ui } from '../../words/ui.ts'
import { attempt, undoEdit } from '../deeds.ts'
import type { WholeTrack } from '../types.ts'
import { lineAt, readLyrics, writeLyrics, type Line } from './lrc.ts'

/** The words of a track; of synced ones the line that is sung stands out. */
export const Lyrics = ({ track }: { track: WholeTrack }) => {
  const words = useWords(catalogue)
  const parts = useWords(ui)
  const { data } = useQuery(trpc.library.tracks.lyrics.queryOptions({ id: track.id }))
  const [writing, setWriting] = useState(false)
  // What a person typed comes before what the file says, synced words before plain ones.
  const best = data?.toSorted(
    (a, b) => Number(b.source === 'typed') - Number(a.source === 'typed') || Number(b.isSynced) - Number(a.isSynced),
  )[0]
  const save = (typed: string) =>
    attempt(async () => {
      const lines = readLyrics(typed).map(({ at, text }) => (at === undefined ? { text } : { at, text }))
      const { revisionId } = await api.library.tracks.setLyrics.mutate({ trackId: track.id, lines })
      setWriting(false)
      if (revisionId !== null) tellUndoable({ what: words.lyricsSaved, takeBack: () => undoEdit(revisionId) })
    })
  if (data === undefined) return null
  return (
    <section>
      <h3>
        {words.lyrics} {best && <span className="quiet">{words.lyricSources[best.source]}</span>}
      </h3>
      {best !== undefined && !writing && <Lines track={track} lines={best.lines} />}
      {writing && (
        <form className="stack" onSubmit={submitted((form) => void save(textOf(form, 'lines')))}>
          <TextField
            label={words.lyrics}
            name="lines"
            rows={10}
            autoFocus
            hint={words.lyricsHint}
            defaultValue={best && writeLyrics(best.lines)}
          />
          <div className="line">
            <Button look="primary" type="submit">
              {words.save}
            </Button>
            <Button onClick={() => setWriting(false)}>{parts.cancel}</Button>
          </div>
        </form>
      )}
      {!writing && (
        <Button look="quiet" className="lyrics-edit" icon={<Pencil />} onClick={() => setWriting(true)}>
          {best === undefined ? words.writeLyrics : words.editLyrics}
        </Button>
      )}
    </section>
  )
}

const Lines = ({ track, lines }: { track: WholeTrack; lines: readonly Line[] }) => {
  const words = useWords(catalogue)
  const { mine, sounding } = useHeardTrack(track.id)
  const [sung, setNow] = useState(-1)
  const now = mine ? sung : -1
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (!mine) return
    const look = () => setNow(lineAt(lines, player.position() * 1000))
    const soon = setTimeout(look)
    const timer = sounding ? setInterval(look, 150) : undefined
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
    }
  }, [mine, sounding, lines])
  useEffect(() => {
    const line = list.current?.children[now]
    if (!(line instanceof HTMLElement) || list.current === null) return
    list.current.scrollTo({ top: line.offsetTop - list.current.clientHeight / 2, behavior: 'smooth' })
  }, [now])
  const from = (at: number) => {
    if (!mine) playTracks([track])
    player.seek(at / 1000)
  }
  return (
    <ol ref={list} className="lyrics" data-synced={lines.some(({ at }) => at !== undefined) || undefined}>
      {lines.map(({ at, text }, index) => (
        <li key={index} data-now={index === now || undefined} aria-current={index === now || undefined}>
          {at === undefined || text === '' ? (
            text
          ) : (
            <button type="button" aria-label={words.playFrom(text)} onClick={() => from(at)}>
              {text}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}
