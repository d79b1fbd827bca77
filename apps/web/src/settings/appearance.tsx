import { appearance, changeAppearance, densities, themes } from '../ui/appearance.ts'
import { Segmented } from '../ui/segmented.tsx'
import { useStore } from '../ui/store.ts'
import { changeLanguage, language, languages, useWords } from '../words/language.ts'
import { settings } from '../words/settings.ts'
import { Line, Section } from './section.tsx'

/** How the app looks and speaks. The account remembers it (look.ts), this machine shows it at once. */
export const Appearance = () => {
  const words = useWords(settings)
  const { theme, density } = useStore(appearance)
  const tongue = useStore(language)
  return (
    <Section id="appearance" title={words.appearance}>
      <Line
        label={words.theme}
        action={
          <Segmented
            label={words.theme}
            value={theme}
            options={themes.map((value) => ({ value, label: words.themes[value] }))}
            onChange={(next) => changeAppearance({ theme: next })}
          />
        }
      />
      <Line
        label={words.rows}
        action={
          <Segmented
            label={words.rows}
            value={density}
            options={densities.map((value) => ({ value, label: words.densities[value] }))}
            onChange={(next) => changeAppearance({ density: next })}
          />
        }
      />
      <Line
        label={words.language}
        action={
          <Segmented
            label={words.language}
            value={tongue}
            options={languages.map((value) => ({ value, label: words.languages[value] }))}
            onChange={changeLanguage}
          />
        }
      />
    </Section>
  )
}
