import { codeOf } from '../failure.ts'
import { api } from '../trpc.ts'
import { appearance, changeAppearance, densities, themes } from '../ui/appearance.ts'
import { remember, remembered } from '../ui/local.ts'
import { changeLanguage, language, languages } from '../words/language.ts'

/** What an account remembers of how the app looks and speaks; the browser's copy serves the first paint. */
type Look = {
  theme?: (typeof themes)[number] | undefined
  density?: (typeof densities)[number] | undefined
  language?: (typeof languages)[number] | undefined
}
type Person = { id: string; settings: { settingsJson: Look } }

const choices = { theme: themes, density: densities, language: languages }
const fields = Object.keys(choices) as (keyof Look)[]

const some = (wanted: (field: keyof Look) => boolean, from: object): Look =>
  Object.fromEntries(Object.entries(from).filter(([field]) => fields.some((known) => known === field && wanted(known))))

const shown = (): Required<Look> => {
  const { theme, density } = appearance.get()
  return { theme, density, language: language.get() }
}

let person: string | undefined
let adopted: string | undefined
let last = shown()
let sending = false
let adopting = false

/** What was changed here and the account does not know yet. It outlives the page, and belongs to one person. */
const unsent = (): Look => {
  const kept = remembered('unsent')
  const isTheirs = typeof kept === 'object' && kept !== null && 'person' in kept && kept.person === person
  return isTheirs ? some(() => true, kept) : {}
}
const keepUnsent = (look: Look): void => remember('unsent', Object.keys(look).length === 0 ? null : { person, ...look })

const send = async (): Promise<void> => {
  const look = unsent()
  if (sending || Object.keys(look).length === 0) return
  sending = true
  try {
    await api.identity.updateSettings.mutate(look)
  } catch (error) {
    // Kept for the next change, page or connection; only what the server will never take is given up.
    if (codeOf(error) !== 'input_invalid') return
  } finally {
    sending = false
  }
  const since = unsent()
  keepUnsent(some((field) => since[field] !== look[field], since))
  await send()
}

const watch = (): void => {
  if (adopting) return
  const next = shown()
  const change = some((field) => next[field] !== last[field], next)
  last = next
  if (person === undefined || Object.keys(change).length === 0) return
  adopted = person // what is chosen here is newer than what the account says
  keepUnsent({ ...unsent(), ...change })
  void send()
}
appearance.subscribe(watch)
language.subscribe(watch)
addEventListener('online', () => void send())

/** Shows the app as this account wants it, once a page and only on the server's word of now; sends what could not be sent before. */
export const adoptLook = ({ id, settings }: Person, isFresh: boolean): void => {
  person = id
  if (!isFresh || adopted === id) return
  adopted = id
  const said: Look = settings.settingsJson
  const known = some((field) => choices[field].some((choice) => choice === said[field]), said)
  const { language: tongue, ...look } = { ...known, ...unsent() }
  adopting = true
  changeAppearance(look as Partial<ReturnType<typeof appearance.get>>)
  if (tongue) changeLanguage(tongue)
  adopting = false
  last = shown()
  void send()
}
