import { useEffect, useRef } from 'react'
import { createStore } from '../store.ts'

/** `keys` as pressed: "j", "Shift+x", "mod+k" (Ctrl, or ⌘ on a Mac), "g s" (one after the other). */
export type Shortcut = { keys: string; label: string; run: (event: KeyboardEvent) => void; also?: readonly string[] }
export type Scope = { title: string; shortcuts: readonly Shortcut[] }

/** Every key that works now, the innermost scope last: what `?` lists. */
export const scopes = createStore<readonly Scope[]>([])

export const isMac = /Mac|iP(?:hone|ad)/.test(navigator.userAgent)

const nameOf = (event: KeyboardEvent): string => {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key
  const mod = isMac ? event.metaKey : event.ctrlKey
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key))
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'Shift+' : ''}${key}`
}

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])'))

const pressed = 'button, input, summary, [role=menuitem], [role=radio], [role=option], [role=switch], [role=checkbox]'

const turned = 'input, select, [role=slider], [role=radio], [role=tab], [role^=menu], [role=option], [role=grid]'

/** Things that already mean something by Space or Enter, or by arrows sideways, keep them; a link means something by Enter alone. */
const own = (target: EventTarget | null, name: string): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (/Arrow(?:Left|Right)$/.test(name)) return target.closest(turned) !== null
  if (name !== 'Space' && name !== 'Enter') return false
  return target.closest(name === 'Enter' ? `a, ${pressed}` : pressed) !== null
}

let before = ''
let forget: ReturnType<typeof setTimeout> | undefined

/** Finds and runs what a key press means; exported for the one listener and its tests. */
export const press = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing) return
  const name = nameOf(event)
  const plain = !name.startsWith('mod+')
  if (plain && writing(event.target)) return
  if (!plain && name !== 'mod+k' && writing(event.target)) return
  if (own(event.target, name)) return
  if (plain && document.querySelector('[role=dialog]') !== null) return
  const sequence = `${before} ${name}`.trim()
  const all = scopes
    .get()
    .flatMap(({ shortcuts }) => shortcuts)
    .reverse()
  const match = (keys: string) => all.find((shortcut) => shortcut.keys === keys || shortcut.also?.includes(keys))
  const found = (before === '' ? undefined : match(sequence)) ?? match(name)
  clearTimeout(forget)
  before = ''
  if (found !== undefined) {
    event.preventDefault()
    found.run(event)
  } else if (all.some((shortcut) => shortcut.keys.startsWith(`${name} `))) {
    before = name
    forget = setTimeout(() => (before = ''), 1000)
  }
}

/** Makes shortcuts work for as long as the component is on the page. */
export const useShortcuts = (title: string, shortcuts: readonly Shortcut[]): void => {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const shape = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n')
  useEffect(() => {
    const scope: Scope = {
      title,
      shortcuts: latest.current.map((shortcut, index) => ({
        ...shortcut,
        run: (event) => latest.current[index]?.run(event),
      })),
    }
    scopes.set([...scopes.get(), scope])
    return () => scopes.set(scopes.get().filter((other) => other !== scope))
  }, [title, shape])
}
