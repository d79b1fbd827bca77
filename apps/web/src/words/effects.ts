import type { Language } from './language.ts'

/** The reader of prompts explains itself in a small English vocabulary; these are its words in German, longest first. */
const german: readonly (readonly [RegExp, string])[] = [
  [/\bdenied, so left alone\b/g, 'verneint, also unberührt'],
  [/\bonly compared with\b/g, 'nur als Vergleich'],
  [/, the most there is\b/g, ', mehr geht nicht'],
  [/, the least there is\b/g, ', weniger geht nicht'],
  [/\bread as\b/g, 'gelesen als'],
  [/\(at the start\)/g, '(am Anfang)'],
  [/\(at the end\)/g, '(am Ende)'],
  [/\(more and more\)/g, '(immer mehr)'],
  [/\bin the middle\b/g, 'in der Mitte'],
  [/\bat most\b/g, 'höchstens'],
  [/\bat least\b/g, 'mindestens'],
  [/\ba little\b/g, 'etwas'],
  [/\bmuch\b/g, 'viel'],
  [/\bshorter\b/g, 'kürzer'],
  [/\blonger\b/g, 'länger'],
  [/\bdrier\b/g, 'trockener'],
  [/\bwetter\b/g, 'nasser'],
  [/\blower\b/g, 'tiefer'],
  [/\bhigher\b/g, 'höher'],
  [/\bduration\b/g, 'Dauer'],
  [/\bwetness\b/g, 'Nässe'],
  [/\bpitch\b/g, 'Tonhöhe'],
  [/\btype\b/g, 'Art'],
  [/\bnot\b/g, 'kein'],
  [/\bsqueaker\b/g, 'Quietscher'],
  [/\brumbler\b/g, 'Grummler'],
  [/\bstutterer\b/g, 'Stotterer'],
  [/\bclassic\b/g, 'Klassiker'],
  [/\bwet\b/g, 'Nasser'],
  [/\ba sound\b/g, 'ein Klang'],
]

/** What a phrase of a prompt does to the sound, in the language of the page. */
export const sayEffect = (effect: string, language: Language): string =>
  language === 'en' ? effect : german.reduce((text, [english, word]) => text.replace(english, word), effect)
