import { Download, Heart, MoreHorizontal, SlidersHorizontal, Trash2 } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine, MenuLink } from '../../ui/menu.tsx'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { ui } from '../../words/ui.ts'
import { downloadUrl, favourite, formats, remove } from '../deeds.ts'
import { openSound } from '../making.ts'
import type { Sound } from '../types.ts'

/** What can be done with one sound. */
export const SoundMenu = ({ sound }: { sound: Sound }) => {
  const words = useWords(sounds)
  const parts = useWords(ui)
  const navigate = useNavigate()
  return (
    <Menu
      trigger={
        <IconButton label={parts.more}>
          <MoreHorizontal />
        </IconButton>
      }
    >
      <MenuItem
        icon={<SlidersHorizontal />}
        keys="E"
        onPick={() => {
          openSound(sound)
          void navigate({ to: '/sounds' })
        }}
      >
        {words.turnKnobs}
      </MenuItem>
      <MenuItem icon={<Heart />} keys="F" onPick={() => void favourite(sound)}>
        {sound.isFavorite ? words.unfavourite : words.favourite}
      </MenuItem>
      <MenuLine />
      {formats.map((format) => (
        <MenuLink key={format} icon={<Download />} href={downloadUrl(sound.id, format)} download>
          {words.downloadAs(format.toUpperCase())}
        </MenuLink>
      ))}
      <MenuLine />
      <MenuItem icon={<Trash2 />} danger onPick={() => void remove([sound])}>
        {words.remove}
      </MenuItem>
    </Menu>
  )
}
