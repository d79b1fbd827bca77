import {
  Copy,
  Download,
  Globe,
  History,
  ListEnd,
  ListPlus,
  Lock,
  MoreHorizontal,
  Pencil,
  Share2,
  SlidersHorizontal,
  Trash2,
} from 'lucide-react'
import { playLast, playNext } from '../../playing/tracks.ts'
import { IconButton } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy.ts'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { tell } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { playlists } from '../../words/playlists.ts'
import { rules as room } from '../../words/rules.ts'
import { ui } from '../../words/ui.ts'
import { attempt } from '../deeds.ts'
import { changePlaylist } from './deeds.ts'
import { exportFormats, exportPlaylist } from './export.ts'
import type { Entry, Playlist } from './types.ts'

/** What a dialog of the page is open about. */
export type Asked = 'edit' | 'rules' | 'history' | 'share'

type PlaylistMenuProps = {
  playlist: Playlist
  entries: readonly Entry[]
  onAsk: (asked: Asked) => void
  onRemove: () => void
}

/** What can be done with one playlist. */
export const PlaylistMenu = ({ playlist, entries, onAsk, onRemove }: PlaylistMenuProps) => {
  const words = useWords(playlists)
  const rules = useWords(room)
  const parts = useWords(ui)
  const { isPublic, isSmart } = playlist
  const copy = async () =>
    tell((await copyText(`${location.origin}/p/${playlist.id}`)) ? parts.copied : parts.copyFailed)
  return (
    <Menu
      trigger={
        <IconButton label={parts.more}>
          <MoreHorizontal />
        </IconButton>
      }
    >
      <MenuItem icon={<ListPlus />} onPick={() => playNext(entries)} disabled={entries.length === 0}>
        {words.playNext}
      </MenuItem>
      <MenuItem icon={<ListEnd />} onPick={() => playLast(entries)} disabled={entries.length === 0}>
        {words.playLast}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Pencil />} onPick={() => onAsk('edit')}>
        {words.edit}
      </MenuItem>
      {isSmart && (
        <MenuItem icon={<SlidersHorizontal />} onPick={() => onAsk('rules')}>
          {rules.edit}
        </MenuItem>
      )}
      <MenuItem icon={<History />} onPick={() => onAsk('history')}>
        {words.history}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Share2 />} onPick={() => onAsk('share')}>
        {words.share}
      </MenuItem>
      <MenuItem
        icon={isPublic ? <Lock /> : <Globe />}
        onPick={() => void attempt(() => changePlaylist(playlist, { isPublic: !isPublic }))}
      >
        {isPublic ? words.makePrivate : words.makePublic}
      </MenuItem>
      {isPublic && (
        <MenuItem icon={<Copy />} onPick={() => void copy()}>
          {words.copyAddress}
        </MenuItem>
      )}
      <MenuLine />
      {exportFormats.map((format) => (
        <MenuItem key={format} icon={<Download />} onPick={() => void exportPlaylist(playlist, format)}>
          {words.exportAs(format.toUpperCase())}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<Trash2 />} danger onPick={onRemove}>
        {words.remove}
      </MenuItem>
    </Menu>
  )
}
