import { Download, ListEnd, ListMusic, ListPlus, MoreHorizontal, Pencil, Share2, Star, Trash2 } from 'lucide-react'
import { playLast, playNext } from '../../playing/tracks.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine, MenuLink } from '../../ui/menu.tsx'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { ui } from '../../words/ui.ts'
import { collected, edited, shared } from '../asked.ts'
import { removeTracks, starTrack } from '../deeds.ts'
import { downloadUrl } from '../links.ts'
import type { Track } from '../types.ts'

/** What can be done with one track. */
export const TrackMenu = ({ track }: { track: Track }) => {
  const words = useWords(library)
  const parts = useWords(ui)
  return (
    <Menu
      trigger={
        <IconButton label={`${parts.more}: ${track.title}`}>
          <MoreHorizontal />
        </IconButton>
      }
    >
      <MenuItem icon={<ListPlus />} onPick={() => playNext([track])}>
        {words.playNext}
      </MenuItem>
      <MenuItem icon={<ListEnd />} onPick={() => playLast([track])}>
        {words.playLast}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Pencil />} keys="E" onPick={() => edited.set([track.id])}>
        {words.edit}
      </MenuItem>
      <MenuItem icon={<Star />} keys="F" onPick={() => void starTrack(track)}>
        {track.starredAt === null ? words.star : words.unstar}
      </MenuItem>
      <MenuLink icon={<Download />} href={downloadUrl(track.id)} download>
        {words.download}
      </MenuLink>
      <MenuItem icon={<ListMusic />} onPick={() => collected.set([track.id])}>
        {words.addToPlaylist}
      </MenuItem>
      <MenuItem
        icon={<Share2 />}
        onPick={() => shared.set({ subject: { kind: 'track', id: track.id }, name: track.title })}
      >
        {words.shareByLink}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<Trash2 />} danger onPick={() => void removeTracks([track])}>
        {words.remove}
      </MenuItem>
    </Menu>
  )
}
