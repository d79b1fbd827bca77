import { catalogue } from './language.ts'
import { plural } from './plural.ts'

/** Playlist files of other programs, and the tracks their entries mean. */
export const playlistFiles = catalogue(
  {
    import: 'Import',
    title: (file: string) => `Import “${file}”`,
    reading: 'Reading the file and looking for its tracks',
    name: 'Name',
    found: (count: number, all: number) =>
      `${count.toLocaleString('en')} of ${plural('en', all, 'entry is', 'entries are')} in your library.`,
    rest: 'What is not found is kept with all it says, in its place, and is exported again. Choose a track for it now or later.',
    doubtful: (count: number) => `Look at ${plural('en', count, 'entry', 'entries')}`,
    choose: (title: string) => `Which track is “${title}”?`,
    none: 'None of these: keep it as it is',
    unnamed: 'An entry without a name',
    make: 'Make the playlist',
    made: (matched: number, unmatched: number) =>
      unmatched === 0
        ? `Imported ${plural('en', matched, 'track', 'tracks')}`
        : `Imported ${plural('en', matched, 'track', 'tracks')}; ${plural('en', unmatched, 'entry', 'entries')} kept without one`,
    unmatched: (count: string) => `${count} without a track`,
    unmatchedText: 'These came with the imported file. They keep their places and are exported again.',
    settle: (title: string) => `Take this track: ${title}`,
    dismiss: (title: string) => `Take away: ${title}`,
    sure: (share: string) => `${share} alike`,
    noCandidates: 'Nothing in your library comes near.',
  },
  {
    import: 'Einlesen',
    title: (file) => `„${file}“ einlesen`,
    reading: 'Die Datei wird gelesen, ihre Stücke werden gesucht',
    name: 'Name',
    found: (count, all) =>
      `${count.toLocaleString('de')} von ${plural('de', all, 'Eintrag ist', 'Einträgen sind')} in deiner Bibliothek.`,
    rest: 'Was nicht gefunden wird, bleibt mit allem, was es sagt, an seinem Platz und wird wieder ausgegeben. Wähle jetzt oder später ein Stück dafür.',
    doubtful: (count) => `Sieh dir ${plural('de', count, 'Eintrag', 'Einträge')} an`,
    choose: (title) => `Welches Stück ist „${title}“?`,
    none: 'Keins davon: so lassen, wie es ist',
    unnamed: 'Ein Eintrag ohne Namen',
    make: 'Playlist machen',
    made: (matched, unmatched) =>
      unmatched === 0
        ? `${plural('de', matched, 'Stück', 'Stücke')} eingelesen`
        : `${plural('de', matched, 'Stück', 'Stücke')} eingelesen; ${plural('de', unmatched, 'Eintrag', 'Einträge')} ohne eines behalten`,
    unmatched: (count) => `${count} ohne Stück`,
    unmatchedText: 'Sie kamen mit der eingelesenen Datei. Sie behalten ihre Plätze und werden wieder ausgegeben.',
    settle: (title) => `Dieses Stück nehmen: ${title}`,
    dismiss: (title) => `Wegnehmen: ${title}`,
    sure: (share) => `zu ${share} gleich`,
    noCandidates: 'Nichts in deiner Bibliothek kommt dem nahe.',
  },
)
