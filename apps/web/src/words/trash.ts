import { catalogue } from './language.ts'
import { plural } from './plural.ts'

/** The trash and the search over everything. */
export const trash = catalogue(
  {
    title: 'Trash',
    text: 'What you deleted stays here for 30 days and can come back whole. Then it is gone for good.',
    emptyTitle: 'The trash is empty',
    emptyText: 'Deleted things wait here for 30 days before they go.',
    restore: 'Restore',
    restored: (prompt: string) => `Restored “${prompt}”`,
    collection: 'Collection',
    deleted: 'Deleted',
    left: (days: number) => `${plural('en', days, 'day', 'days')} left`,
    search: 'Search',
    searchPlaceholder: 'Search everything',
    searchTitle: 'What are you looking for?',
    searchText: 'Sounds are found by any word or part of a word in their sentence.',
    nothing: (text: string) => `Nothing found for “${text}”`,
    nothingText: 'Try fewer or shorter words.',
  },
  {
    title: 'Papierkorb',
    text: 'Gelöschtes bleibt 30 Tage hier und kann ganz zurückkommen. Danach ist es endgültig weg.',
    emptyTitle: 'Der Papierkorb ist leer',
    emptyText: 'Gelöschtes wartet hier 30 Tage, bevor es verschwindet.',
    restore: 'Zurückholen',
    restored: (prompt) => `„${prompt}“ ist zurück`,
    collection: 'Sammlung',
    deleted: 'Gelöscht',
    left: (days) => `noch ${plural('de', days, 'Tag', 'Tage')}`,
    search: 'Suche',
    searchPlaceholder: 'Alles durchsuchen',
    searchTitle: 'Was suchst du?',
    searchText: 'Klänge findet man an jedem Wort oder Wortteil ihres Satzes.',
    nothing: (text) => `Nichts gefunden für „${text}“`,
    nothingText: 'Versuche weniger oder kürzere Wörter.',
  },
)
