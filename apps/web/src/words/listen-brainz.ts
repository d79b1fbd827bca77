import { catalogue } from './language.ts'

/** Telling ListenBrainz what one hears. */
export const listenBrainz = catalogue(
  {
    title: 'ListenBrainz',
    text: 'Have ListenBrainz told what you hear, from now on. Your token stays on this server, sealed.',
    off: 'Not told',
    on: (sent: number) => `Told of ${sent} so far`,
    waiting: (count: number) => `${count} waiting`,
    connect: 'Connect',
    replace: 'Replace token',
    disconnect: 'Disconnect',
    dialog: 'Connect ListenBrainz',
    dialogText: 'You find your token in the settings of listenbrainz.org. It is asked whose it is.',
    token: 'User token',
    connected: 'ListenBrainz is told what you hear',
    disconnected: 'ListenBrainz is told nothing more',
  },
  {
    title: 'ListenBrainz',
    text: 'Lass ListenBrainz wissen, was du hörst, von jetzt an. Dein Token bleibt versiegelt auf diesem Server.',
    off: 'Erfährt nichts',
    on: (sent: number) => `${sent} bisher gemeldet`,
    waiting: (count: number) => `${count} warten`,
    connect: 'Verbinden',
    replace: 'Token ersetzen',
    disconnect: 'Trennen',
    dialog: 'ListenBrainz verbinden',
    dialogText: 'Dein Token steht in den Einstellungen von listenbrainz.org. Dort wird gefragt, wem es gehört.',
    token: 'Benutzer-Token',
    connected: 'ListenBrainz erfährt, was du hörst',
    disconnected: 'ListenBrainz erfährt nichts mehr',
  },
)
