import { formatLength } from '../../ui/format/durations.ts'
import { Knob } from '../../ui/knob/knob.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { TypeGlyph } from '../glyphs.tsx'
import { soundTypes, type Parameters } from '../types.ts'

const seconds = { low: 0.5, high: 10, step: 0.01, nudge: 0.1, curve: 2 }
const tenth = { low: 0, high: 10, step: 1, nudge: 1 }

type KnobsProps = {
  parameters: Parameters
  /** Where a double-click returns to: what the words say. */
  rest: Parameters
  onStart: () => void
  onTurn: (knobs: Partial<Parameters>) => void
  /** Told when a turn is over: time to be heard. */
  onSettle: () => void
}

/** The panel: three knobs and the five kinds. */
export const Knobs = ({ parameters, rest, onStart, onTurn, onSettle }: KnobsProps) => {
  const words = useWords(sounds)
  const tongue = useLocale()
  return (
    <div className="knobs" onPointerDownCapture={onStart}>
      <div className="knobs-dials">
        <Knob
          label={words.duration}
          scale={seconds}
          value={parameters.duration}
          rest={rest.duration}
          format={(value) => formatLength(value, tongue)}
          onChange={(duration) => onTurn({ duration })}
          onSettle={onSettle}
        />
        <Knob
          label={words.wetness}
          scale={tenth}
          value={parameters.wetness}
          rest={rest.wetness}
          format={String}
          onChange={(wetness) => onTurn({ wetness })}
          onSettle={onSettle}
        />
        <Knob
          label={words.pitch}
          scale={tenth}
          value={parameters.pitch}
          rest={rest.pitch}
          format={String}
          onChange={(pitch) => onTurn({ pitch })}
          onSettle={onSettle}
        />
      </div>
      <Segmented
        size="large"
        label={words.type}
        value={parameters.type}
        options={soundTypes.map((type) => ({
          value: type,
          label: words.types[type],
          glyph: <TypeGlyph type={type} />,
        }))}
        onChange={(type) => {
          onTurn({ type })
          onSettle()
        }}
      />
    </div>
  )
}
