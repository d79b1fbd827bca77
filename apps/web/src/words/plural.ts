import type { Language } from './language.ts'

const rules: Record<Language, Intl.PluralRules> = { en: new Intl.PluralRules('en'), de: new Intl.PluralRules('de') }

/** `plural('en', 2, 'sound', 'sounds')` is "2 sounds", the number written as the language writes it. */
export const plural = (language: Language, count: number, one: string, other: string): string =>
  `${count.toLocaleString(language)} ${rules[language].select(count) === 'one' ? one : other}`
