import { createStore, useStore } from '../ui/store.ts'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value)

const chosen = (): Language => {
  try {
    const kept = localStorage.getItem('stemma.language')
    if (isLanguage(kept)) return kept
  } catch {
    // Storage may be refused; the browser's language is right then.
  }
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

/** The language of this page: the one chosen here, else the first of the browser's that we speak. */
export const language = createStore<Language>(chosen())

export const changeLanguage = (next: Language): void => {
  try {
    localStorage.setItem('stemma.language', next)
  } catch {
    // refused: it holds until the page closes
  }
  document.documentElement.lang = next
  language.set(next)
}

/** The language with this person's region, for dates and numbers: en-GB where the browser speaks it, else en. */
export const localeOf = (tongue: Language): string =>
  navigator.languages.find((tag) => tag.startsWith(`${tongue}-`)) ?? tongue

export const useLocale = (): string => localeOf(useStore(language))

/** English literals become strings, so that German may differ in words and in nothing else. */
export type Words<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Words<T[K]> }

/** One room's sentences. A German sentence that is missing, or too many, is a type error. */
export type Catalogue<T> = Readonly<Record<Language, T>>

export const catalogue = <const T extends object>(en: T & Words<T>, de: Words<T>): Catalogue<Words<T>> => ({ en, de })

export const useWords = <T>(room: Catalogue<T>): T => room[useStore(language)]

/** For code outside components: toasts, the player, errors. */
export const say = <T>(room: Catalogue<T>): T => room[language.get()]
