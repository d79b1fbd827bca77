import { useQuery } from '@tanstack/react-query'
import { Settings2 } from 'lucide-react'
import { useRef } from 'react'
import { trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useShortcuts } from '../../ui/keys/keys.ts'
import { Menu, MenuChoice } from '../../ui/menu.tsx'
import { remember, remembered } from '../../ui/local.ts'
import { createStore, useStore } from '../../ui/store.ts'
import { useWords } from '../../words/language.ts'
import { providerNames } from '../../words/providers.ts'
import { sounds } from '../../words/sounds.ts'
import { useMake } from '../making.ts'
import { player } from '../../ui/player/player.ts'
import { loadReader } from './reader.ts'
import { instrument, write } from './state.ts'

const readers = ['rules', 'model'] as const
type Reader = (typeof readers)[number]
const chosen = createStore<Reader>(remembered('reader') === 'model' ? 'model' : 'rules')

/** Where the sentence is typed. Enter makes it. */
export const PromptLine = () => {
  const words = useWords(sounds)
  const { prompt } = useStore(instrument)
  const wish = useStore(chosen)
  const { data: me } = useQuery(trpc.identity.me.queryOptions())
  // Without a language model, neither the server's nor by a key of one's own, there is no choice.
  const model = me?.reader ?? null
  const reader = model === null ? 'rules' : wish
  const line = useRef<HTMLInputElement>(null)
  const make = useMake()
  useShortcuts(words.keyboardTitle, [{ keys: 'c', label: words.focusPrompt, run: () => line.current?.select() }])
  return (
    <form
      className="prompt-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (prompt.trim() === '') line.current?.focus()
        else make.mutate({ prompt: prompt.trim(), readWith: reader })
      }}
    >
      <input
        ref={line}
        aria-label={words.promptLabel}
        placeholder={words.promptPlaceholder}
        value={prompt}
        maxLength={2000}
        enterKeyHint="go"
        autoComplete="off"
        onFocus={() => {
          void loadReader()
          player.warm()
          void import('../../ui/player/player-bar.tsx')
        }}
        onChange={(event) => write(event.target.value)}
      />
      {model !== null && (
        <Menu
          trigger={
            <IconButton label={words.readBy}>
              <Settings2 />
            </IconButton>
          }
        >
          <MenuChoice
            label={words.readBy}
            value={reader}
            options={readers.map((value) => ({
              value,
              label:
                value === 'rules'
                  ? words.readerRules
                  : model.isOwn
                    ? words.readerOwn(providerNames[model.engine] ?? model.engine)
                    : words.readerModel(model.engine),
            }))}
            onPick={(value) => {
              chosen.set(value)
              remember('reader', value)
            }}
          />
        </Menu>
      )}
      <Button look="primary" type="submit" working={make.isPending}>
        {words.make}
      </Button>
    </form>
  )
}
