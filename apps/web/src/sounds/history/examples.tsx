import { EmptyState } from '../../ui/empty-state.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'
import { TypeGlyph } from '../glyphs.tsx'
import { write } from '../instrument/state.ts'
import { playInstrument } from '../instrument/use-sounding.ts'

/** What a new person sees: sentences that sound when clicked. */
export const Examples = () => {
  const words = useWords(sounds)
  return (
    <EmptyState
      glyph={<TypeGlyph type="stutterer" />}
      title={words.emptyTitle}
      actions={words.examples.map((example) => (
        <Button
          key={example}
          onClick={() => {
            write(example)
            void playInstrument()
          }}
        >
          {example}
        </Button>
      ))}
    >
      {words.emptyText}
    </EmptyState>
  )
}
