import { Dices, RotateCcw, Shuffle, Undo2, Upload } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { useStore } from '../../ui/store.ts'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { useKeep } from '../making.ts'
import { PlayButton } from '../play-button.tsx'
import { SoundRibbon } from '../sound-ribbon.tsx'
import { Knobs } from './knobs.tsx'
import { PromptLine } from './prompt-line.tsx'
import { Reading } from './reading.tsx'
import { anotherTake, back, followWords, instrumentPast, mark, turn, varyHere } from './state.ts'
import { playInstrument, useSounding } from './use-sounding.ts'
import './instrument.css'

const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

/** The instrument: a sentence, the knobs it turns, and the sound as it will be, rendered here. */
export const Instrument = () => {
  const words = useWords(sounds)
  const { state, reading, parameters, recipe, item, busy } = useSounding()
  const past = useStore(instrumentPast)
  const keep = useKeep()
  const [importing, setImporting] = useState(false)
  const touched = Object.keys(state.turned).length > 0 || state.base !== undefined
  return (
    <section className="instrument card" aria-label={words.tabMake}>
      <PromptLine />
      <Reading reading={reading} />
      <div className="instrument-panel">
        <div className="instrument-sound">
          <div className="instrument-ribbon" data-busy={busy || undefined}>
            <SoundRibbon
              item={item}
              label={words.listen}
              length={item?.length ?? parameters.duration}
              height={104}
              ranges
            />
          </div>
          <div className="instrument-buttons">
            <PlayButton item={item} title={words.listen} />
            <Button
              icon={<Shuffle />}
              title={words.varyHint}
              onClick={() => (varyHere(parameters), void playInstrument())}
            >
              {words.vary}
            </Button>
            <Button icon={<Dices />} title={words.anotherHint} onClick={() => (anotherTake(), void playInstrument())}>
              {words.another}
            </Button>
            <span className="instrument-right">
              {touched && (
                <IconButton label={words.reset} onClick={followWords}>
                  <RotateCcw />
                </IconButton>
              )}
              <IconButton
                label={words.back}
                disabled={past.length === 0}
                onClick={() => back() && void playInstrument()}
              >
                <Undo2 />
              </IconButton>
              <IconButton label={words.importPatch} onClick={() => setImporting(true)}>
                <Upload />
              </IconButton>
              <Button
                title={words.keepHint}
                working={keep.isPending}
                disabled={state.prompt.trim() === ''}
                onClick={() =>
                  keep.mutate({
                    prompt: state.prompt.trim(),
                    parameters,
                    seed: recipe.seed,
                    engine: recipe.engine,
                    ...(recipe.patch && { patch: [...recipe.patch] }),
                    ...(state.base?.id && { derivedFrom: state.base.id }),
                  })
                }
              >
                {words.keep}
              </Button>
            </span>
          </div>
        </div>
        <Knobs
          parameters={parameters}
          rest={state.base?.parameters ?? reading.parameters}
          onStart={mark}
          onTurn={turn}
          onSettle={() => void playInstrument()}
        />
      </div>
      <Suspense>{importing && <ImportDialog open onClose={() => setImporting(false)} />}</Suspense>
    </section>
  )
}
