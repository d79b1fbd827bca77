import { useQuery } from '@tanstack/react-query'
import { Download, Heart, SlidersHorizontal, Trash2, X } from 'lucide-react'
import { sentenceOf } from '../../failure.ts'
import { trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuLink } from '../../ui/menu.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { CollectMenu } from '../collections/collect-menu.tsx'
import { downloadUrl, favourite, formats, remove } from '../deeds.ts'
import { openSound } from '../making.ts'
import { PlayButton } from '../play-button.tsx'
import { itemOf } from '../playing.ts'
import { SharePanel } from '../shares/share-panel.tsx'
import { SoundRibbon } from '../sound-ribbon.tsx'
import { StateNote } from '../state-note.tsx'
import { Facts } from './facts.tsx'
import { Similar } from './similar.tsx'
import { WhyFailed } from './why-failed.tsx'
import './detail.css'

type DetailProps = { id: string; onClose: () => void; onTurnKnobs: () => void }

/** Everything about one sound, beside the list where there is room. */
export const Detail = ({ id, onClose, onTurnKnobs }: DetailProps) => {
  const words = useWords(sounds)
  const { data: sound, error } = useQuery(trpc.sounds.get.queryOptions({ id }))
  const item = sound && itemOf(sound)
  return (
    <aside className="detail card" aria-label={words.details}>
      <header>
        <h2>{sound?.prompt ?? words.details}</h2>
        <IconButton label={words.close} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {error !== null && <p className="notice">{sentenceOf(error)}</p>}
      {sound === undefined && error === null && <Skeleton rows={8} />}
      {sound !== undefined && (
        <>
          <div className="detail-ribbon">
            {item === undefined ? (
              <StateNote sound={sound} />
            ) : (
              <SoundRibbon item={item} label={sound.prompt} length={sound.duration} height={88} ranges />
            )}
          </div>
          {sound.state === 'failed' && sound.errorCode !== null && <WhyFailed code={sound.errorCode} />}
          <div className="line detail-deeds">
            <PlayButton item={item} title={sound.prompt} />
            <Button
              icon={<SlidersHorizontal />}
              onClick={() => {
                openSound(sound)
                onTurnKnobs()
              }}
            >
              {words.turnKnobs}
            </Button>
            <IconButton
              label={sound.isFavorite ? words.unfavourite : words.favourite}
              pressed={sound.isFavorite}
              onClick={() => void favourite(sound)}
            >
              <Heart />
            </IconButton>
            <Menu
              trigger={
                <IconButton label={words.download}>
                  <Download />
                </IconButton>
              }
            >
              {formats.map((format) => (
                <MenuLink key={format} icon={<Download />} href={downloadUrl(sound.id, format)} download>
                  {words.downloadAs(format.toUpperCase())}
                </MenuLink>
              ))}
            </Menu>
            <IconButton
              label={words.remove}
              onClick={() => {
                void remove([sound])
                onClose()
              }}
            >
              <Trash2 />
            </IconButton>
          </div>
          <Facts sound={sound} />
          <CollectMenu ids={[sound.id]} />
          <SharePanel sound={sound} />
          <Similar id={sound.id} />
        </>
      )}
    </aside>
  )
}
