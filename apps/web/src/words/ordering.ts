import { catalogue } from './language.ts'

/** Moving rows by hand and by keys. */
export const ordering = catalogue(
  {
    move: (name: string) => `Move: ${name}`,
    help: 'Press Space to pick it up, arrows to move it, Space to put it down, Escape to leave it where it was.',
    lifted: (name: string) => `Picked up: ${name}`,
    place: (to: number, of: number) => `Place ${to.toLocaleString('en')} of ${of.toLocaleString('en')}`,
    dropped: (name: string, to: number) => `${name} is now at place ${to.toLocaleString('en')}`,
    putBack: (name: string) => `${name} stays where it was`,
  },
  {
    move: (name) => `Verschieben: ${name}`,
    help: 'Leertaste hebt an, Pfeile verschieben, Leertaste legt ab, Escape lässt es, wo es war.',
    lifted: (name) => `Angehoben: ${name}`,
    place: (to, of) => `Platz ${to.toLocaleString('de')} von ${of.toLocaleString('de')}`,
    dropped: (name, to) => `${name} steht jetzt auf Platz ${to.toLocaleString('de')}`,
    putBack: (name) => `${name} bleibt, wo es war`,
  },
)
