import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useState } from 'react'
import { sentenceOf } from '../../failure.ts'
import { api, queries } from '../../trpc.ts'
import type { PlayerItem } from '../../ui/player/item.ts'
import { tellError, tellUndoable } from '../../ui/toasts.tsx'
import { collections as room } from '../../words/collections.ts'
import { useWords } from '../../words/language.ts'
import { soundsKey } from '../cache.ts'
import type { Sound } from '../types.ts'
import { moved } from './order.ts'
import { OrderedRow } from './ordered-row.tsx'

type OrderedProps = { collectionId: string; sounds: readonly Sound[]; queue: readonly PlayerItem[] }

const stale = () => queries.invalidateQueries({ queryKey: soundsKey })

/** The sounds of a collection in their order; drag, or Space and arrows, changes it. */
export const Ordered = ({ collectionId, sounds, queue }: OrderedProps) => {
  const words = useWords(room)
  const [shown, setShown] = useState(sounds)
  const [given, setGiven] = useState(sounds)
  if (given !== sounds) {
    setGiven(sounds)
    setShown(sounds)
  }
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const place = (generationId: string, after: string | null) =>
    api.sounds.collections.move.mutate({ collectionId, generationId, after }).then(stale)

  const drop = async ({ active, over }: DragEndEvent) => {
    const from = shown.findIndex(({ id }) => id === active.id)
    const to = shown.findIndex(({ id }) => id === over?.id)
    const sound = shown[from]
    if (sound === undefined || to < 0 || from === to) return
    const wasAfter = shown[from - 1]?.id ?? null
    const { items, after } = moved(shown, from, to)
    setShown(items)
    try {
      await place(sound.id, after)
      tellUndoable({ what: words.moved(sound.prompt), takeBack: () => place(sound.id, wasAfter) })
    } catch (failure) {
      setShown(sounds)
      tellError(sentenceOf(failure))
    }
  }

  const takeOut = async (sound: Sound, index: number) => {
    const item = { collectionId, generationId: sound.id }
    const after = shown[index - 1]?.id ?? null
    setShown(shown.filter(({ id }) => id !== sound.id))
    try {
      await api.sounds.collections.removeSound.mutate(item).then(stale)
      tellUndoable({
        what: words.removedSound(sound.prompt),
        takeBack: () =>
          api.sounds.collections.add
            .mutate({ collectionId, generationIds: [sound.id] })
            .then(() => place(sound.id, after)),
      })
    } catch (failure) {
      setShown(sounds)
      tellError(sentenceOf(failure))
    }
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={(event) => void drop(event)}
      accessibility={{ screenReaderInstructions: { draggable: words.dragHelp } }}
    >
      <SortableContext items={shown.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className="ordered">
          {shown.map((sound, index) => (
            <OrderedRow key={sound.id} sound={sound} queue={queue} onTakeOut={() => void takeOut(sound, index)} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  )
}
