import { catalogue } from './language.ts'
import { plural } from './plural.ts'

/** What a listener likes to know. */
export const statistics = catalogue(
  {
    heard: 'Heard',
    heardText: 'A listen counts after half the track, or four minutes.',
    plays: (count: number) => plural('en', count, 'play', 'plays'),
    thisMonth: 'This month',
    held: 'In your library',
    storage: 'Storage',
    storageOf: (room: string) => `of ${room}`,
    months: 'Hours by month',
    monthOf: (month: string, hours: string, plays: string) => `${month}: ${hours}, ${plays}`,
    artists: 'Hours by artist',
    most: 'Most played',
    last: 'Last played',
    emptyTitle: 'Nothing heard yet',
    emptyText: 'Play something. What you hear is counted here, and nowhere else.',
    gone: 'In the trash',
  },
  {
    heard: 'Gehört',
    heardText: 'Gezählt wird nach der Hälfte des Stücks, oder nach vier Minuten.',
    plays: (count) => `${count.toLocaleString('de')}-mal`,
    thisMonth: 'Dieser Monat',
    held: 'In deiner Bibliothek',
    storage: 'Speicher',
    storageOf: (room) => `von ${room}`,
    months: 'Stunden nach Monaten',
    monthOf: (month, hours, plays) => `${month}: ${hours}, ${plays}`,
    artists: 'Stunden nach Interpreten',
    most: 'Am meisten gehört',
    last: 'Zuletzt gehört',
    emptyTitle: 'Noch nichts gehört',
    emptyText: 'Spiel etwas. Was du hörst, wird hier gezählt, und nirgends sonst.',
    gone: 'Im Papierkorb',
  },
)
