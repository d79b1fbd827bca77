import { ui } from '../../words/ui.ts'
import { useWords } from '../../words/language.ts'
import { Dialog } from '../dialog.tsx'
import { useStore } from '../store.ts'
import { isMac, scopes } from './keys.ts'
import './key-list.css'

const shown = (key: string): string =>
  ({ mod: isMac ? '⌘' : 'Ctrl', Shift: '⇧', Space: '␣', ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Escape: 'Esc' })[
    key
  ] ?? (key.length === 1 ? key.toUpperCase() : key)

/** One shortcut as drawn keys. */
export const Keys = ({ keys }: { keys: string }) => (
  <span className="keys">
    {keys.split(' ').map((chord) => (
      <span key={chord}>
        {chord.split('+').map((key) => (
          <kbd key={key}>{shown(key)}</kbd>
        ))}
      </span>
    ))}
  </span>
)

/** Every key that works on this page. */
export const KeyList = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const words = useWords(ui)
  const all = useStore(scopes)
  return (
    <Dialog open={open} onClose={onClose} title={words.keys} wide>
      <div className="key-list">
        {all
          .filter(({ shortcuts }) => shortcuts.length > 0)
          .map((scope, index) => (
            <section key={index}>
              <h3>{scope.title}</h3>
              <dl>
                {scope.shortcuts.map((shortcut) => (
                  <div key={shortcut.keys}>
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <Keys keys={shortcut.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  )
}
