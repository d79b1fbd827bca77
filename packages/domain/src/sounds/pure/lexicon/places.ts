import type { Senses } from './entry.ts'

/** Where it happens: large rooms prolong, water wets, company shortens. */
export const places: Senses = [
  [
    'church, kirche, cathedral, kathedrale, dom, cave, hoehle, tunnel, canyon, schlucht, hall, halle, stadium, stadion, echo, echoing, echoey, reverb, hallend, widerhall, bunker, cellar, keller, dungeon',
    { duration: 0.4, pitch: -0.2 },
  ],
  [
    'underwater, unter wasser, unterwasser, submarine, u boot, submerged, drowning, ertrinkend',
    { wetness: 0.9, wet: 0.9, pitch: -0.2, stutterer: 0.3 },
  ],
  [
    'bath, bathtub, badewanne, wanne, pool, swimming pool, schwimmbad, schwimmbecken, shower, dusche, sauna, bathroom, badezimmer, tub, 🛁, 🚿',
    { wetness: 0.7, wet: 0.7, stutterer: 0.2 },
  ],
  [
    'library, bibliothek, elevator, lift, aufzug, fahrstuhl, office, buero, meeting, classroom, klassenzimmer, exam, pruefung, funeral, beerdigung, first date, job interview, yoga, yoga class, museum',
    { duration: -0.3, wetness: -0.3, pitch: 0.2 },
  ],
  ['jungle, dschungel, rainforest, regenwald, greenhouse, gewaechshaus, tropical, tropisch', { wetness: 0.5 }],
  [
    'far away, distant, next room, in the distance, entfernt, in der ferne, weit weg, nebenan',
    { pitch: -0.3, wetness: -0.3 },
  ],
]
