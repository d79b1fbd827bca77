import { ListMusic, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { useWords } from '../../words/language.ts'
import { playlists as room } from '../../words/playlists.ts'
import { addToPlaylist } from './deeds.ts'
import { PlaylistDialog } from './playlist-dialog.tsx'
import { usePlaylists } from './use-playlists.ts'
import './playlists.css'

/** Puts tracks into a playlist, an old one or a new one. */
export const CollectDialog = ({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) => {
  const words = useWords(room)
  const query = usePlaylists()
  const [text, setText] = useState('')
  const [creating, setCreating] = useState(false)
  const wanted = text.trim().toLocaleLowerCase()
  const byHand = query.playlists.filter(({ isSmart }) => !isSmart)
  const shown = byHand.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const add = (playlist: { id: string; name: string }) => {
    onClose()
    void addToPlaylist(playlist, ids)
  }
  if (creating) return <PlaylistDialog open onClose={() => setCreating(false)} onMade={add} />
  return (
    <Dialog open onClose={onClose} title={words.addTo}>
      <div className="stack collect" data-hue="blue">
        <input
          type="search"
          className="input"
          placeholder={words.find}
          aria-label={words.find}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <ul>
          {shown.map((playlist) => (
            <li key={playlist.id}>
              <button type="button" className="collect-row" onClick={() => add(playlist)}>
                <ListMusic />
                <span className="truncate">{playlist.name}</span>
                <span className="quiet tabular">{words.count(playlist.trackCount)}</span>
              </button>
            </li>
          ))}
          {query.isSuccess && shown.length === 0 && <li className="quiet collect-none">{words.nothingFound}</li>}
          <MoreRows query={query} />
        </ul>
        <Button icon={<Plus />} onClick={() => setCreating(true)}>
          {words.create}
        </Button>
      </div>
    </Dialog>
  )
}
